package dev.bottlenose.devices;

/**
 * A port of the server, as apps on a device should see it.
 *
 * @param onDevice the port they dial on the device's own localhost
 * @param onHost the port the server listens on
 */
public record PortMapping(int onDevice, int onHost) {}
