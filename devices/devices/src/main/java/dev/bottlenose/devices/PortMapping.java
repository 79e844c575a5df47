package dev.bottlenose.devices;

/**
 * A port of the server that is reversed to devices.
 *
 * @param onDevice the port that apps connect to, on the device's own localhost
 * @param onHost the port the server listens on
 */
public record PortMapping(int onDevice, int onHost) {}
