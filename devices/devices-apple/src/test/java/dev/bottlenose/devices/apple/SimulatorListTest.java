package dev.bottlenose.devices.apple;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bottlenose.devices.Device;
import dev.bottlenose.protocol.json.MalformedJsonException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SimulatorListTest {
    /** Runtimes by name, availability in brackets. */
    static final String XCODE_9 = """
            {
              "devices" : {
                "iOS 11.4" : [
                  {
                    "state" : "Booted",
                    "availability" : "(available)",
                    "name" : "iPhone X",
                    "udid" : "9A000000-0000-0000-0000-000000000001"
                  },
                  {
                    "state" : "Shutdown",
                    "availability" : " (unavailable, runtime profile not found)",
                    "name" : "iPhone 5",
                    "udid" : "9A000000-0000-0000-0000-000000000002"
                  }
                ],
                "watchOS 4.3" : []
              }
            }
            """;

    /** Availability is a word now, and still said twice. */
    static final String XCODE_10 = """
            {
              "devices" : {
                "iOS 12.1" : [
                  {
                    "availability" : "(available)",
                    "state" : "Shutdown",
                    "isAvailable" : "YES",
                    "name" : "iPhone XR",
                    "udid" : "10000000-0000-0000-0000-000000000001",
                    "availabilityError" : ""
                  },
                  {
                    "availability" : "(unavailable, runtime profile not found)",
                    "state" : "Shutdown",
                    "isAvailable" : "NO",
                    "name" : "iPhone 6",
                    "udid" : "10000000-0000-0000-0000-000000000002",
                    "availabilityError" : "runtime profile not found"
                  }
                ]
              }
            }
            """;

    /** Runtimes by identifier, availability a boolean; what is available has no error. */
    static final String XCODE_15 = """
            {
              "devices" : {
                "com.apple.CoreSimulator.SimRuntime.iOS-17-2" : [
                  {
                    "lastBootedAt" : "2024-01-05T10:11:12Z",
                    "dataPath" : "\\/Users\\/ada\\/Library\\/Developer\\/CoreSimulator\\/Devices\\/15000000-0000-0000-0000-000000000001\\/data",
                    "dataPathSize" : 1748238336,
                    "logPath" : "\\/Users\\/ada\\/Library\\/Logs\\/CoreSimulator\\/15000000-0000-0000-0000-000000000001",
                    "udid" : "15000000-0000-0000-0000-000000000001",
                    "isAvailable" : true,
                    "logPathSize" : 208896,
                    "deviceTypeIdentifier" : "com.apple.CoreSimulator.SimDeviceType.iPhone-15-Pro",
                    "state" : "Booted",
                    "name" : "iPhone 15 Pro"
                  },
                  {
                    "udid" : "15000000-0000-0000-0000-000000000002",
                    "isAvailable" : true,
                    "state" : "Shutdown",
                    "name" : "iPad Air"
                  }
                ],
                "com.apple.CoreSimulator.SimRuntime.tvOS-16-4" : [
                  {
                    "availabilityError" : "runtime profile not found using \\"System\\" match policy",
                    "udid" : "15000000-0000-0000-0000-000000000003",
                    "isAvailable" : false,
                    "state" : "Shutdown",
                    "name" : "Apple TV"
                  }
                ],
                "com.apple.CoreSimulator.SimRuntime.xrOS-1-0" : [

                ]
              }
            }
            """;

    @Test
    void everyXcodeSaysInItsOwnWayWhatIsAvailable() throws Exception {
        assertThat(SimulatorList.read(XCODE_9))
                .containsExactly(simulator("9A000000-0000-0000-0000-000000000001", "iPhone X", "iOS 11.4", true));
        assertThat(SimulatorList.read(XCODE_10))
                .containsExactly(simulator("10000000-0000-0000-0000-000000000001", "iPhone XR", "iOS 12.1", false));
        assertThat(SimulatorList.read(XCODE_15))
                .containsExactly(
                        simulator("15000000-0000-0000-0000-000000000001", "iPhone 15 Pro", "iOS 17.2", true),
                        simulator("15000000-0000-0000-0000-000000000002", "iPad Air", "iOS 17.2", false));
    }

    @Test
    void simulatorOfWhichOnlyTheSerialIsKnownIsOneNonetheless() throws Exception {
        assertThat(SimulatorList.read("{\"devices\":{\"iOS 18.0\":[{\"udid\":\"A\"},{\"name\":\"no serial\"},7]}}"))
                .containsExactly(simulator("A", "A", "iOS 18.0", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"devices\":[]}", "No devices"})
    void whatIsNoListIsToldApartFromAnEmptyOne(String text) throws Exception {
        assertThat(SimulatorList.read("{\"devices\":{}}")).isEmpty();
        assertThatThrownBy(() -> SimulatorList.read(text)).isInstanceOf(MalformedJsonException.class);
    }

    private static Target simulator(String udid, String name, String system, boolean booted) {
        return new Target(udid, name, Device.Kind.EMULATOR, system, booted);
    }
}
