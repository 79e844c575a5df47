package dev.bottlenose.devices.apple;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Output of Apple's tools and of idb, in the forms of several versions. */
public final class Samples {
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T10:00:00Z"), ZoneOffset.UTC);

    /** Runtimes by name, availability in brackets. */
    public static final String XCODE_9 = """
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

    /** Availability is a text, in two members. */
    public static final String XCODE_10 = """
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
    public static final String XCODE_15 = """
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

    public static final String PHONE =
            "{\"name\": \"Ada's iPhone\", \"udid\": \"00008101-000A\", \"state\": \"Booted\", \"type\": \"device\","
                    + " \"os_version\": \"iOS 16.4\", \"architecture\": \"arm64\", \"host\": \"localhost\","
                    + " \"port\": 10882, \"is_local\": true}\n";

    public static final String SIMULATOR =
            "{\"name\": \"iPhone 14\", \"udid\": \"14\", \"state\": \"Shutdown\", \"type\": \"simulator\","
                    + " \"os_version\": \"iOS 16.4\", \"architecture\": \"x86_64\"}\n";

    /** The description of a companion's target. */
    public static final String DESCRIPTION =
            "{\"udid\": \"00008101-000A\", \"name\": \"Ada's iPhone\", \"state\": \"Booted\", \"target_type\": \"device\","
                    + " \"os_version\": \"iOS 16.4\", \"architecture\": \"arm64\", \"companion_info\": {\"udid\":"
                    + " \"00008101-000A\", \"is_local\": false, \"address\": {\"host\": \"mac\", \"port\": 10882}},"
                    + " \"screen_dimensions\": null, \"metadata\": {}}\n";

    public static final String RECORD =
            "{\"traceID\":14474,\"eventMessage\":\"Hello\",\"eventType\":\"logEvent\",\"source\":null,"
                    + "\"formatString\":\"%{public}s\",\"activityIdentifier\":0,\"subsystem\":\"com.example.app\","
                    + "\"category\":\"\",\"threadID\":3456,\"senderImageUUID\":\"AA\",\"processID\":312,"
                    + "\"machTimestamp\":1,\"messageType\":\"Default\",\"senderImagePath\":\"/Users/ada/Library/Developer/"
                    + "CoreSimulator/Devices/15/data/Containers/Bundle/Application/0A/Demo.app/Frameworks/Lib\","
                    + "\"processImagePath\":\"/Users/ada/Library/Developer/CoreSimulator/Devices/15/data/Containers/Bundle/"
                    + "Application/0A/Demo.app/Demo\",\"timestamp\":\"2026-01-02 11:13:14.123456+0100\"}";

    public static final String IPS = """
            {"app_name":"Demo","timestamp":"2026-01-02 11:00:01.00 +0100","app_version":"1.0","bug_type":"309","name":"Demo"}
            {
              "captureTime" : "2026-01-02 11:00:00.7990 +0100",
              "pid" : 312,
              "procName" : "Demo",
              "procPath" : "\\/Users\\/USER\\/Library\\/Developer\\/CoreSimulator\\/Devices\\/15\\/data\\/Containers\\/Bundle\\/Application\\/0A\\/Demo.app\\/Demo",
              "parentProc" : "launchd_sim",
              "exception" : {"codes":"0x0, 0x0","rawCodes":[0,0],"type":"EXC_CRASH","signal":"SIGABRT"},
              "asi" : {"libsystem_c.dylib":["abort() called"]},
              "faultingThread" : 1,
              "threads" : [{"id":1,"frames":[]},{"id":2,"triggered":true,"frames":[
                {"imageOffset":24,"symbol":"main","symbolLocation":24,"imageIndex":1,"sourceFile":"main.m","sourceLine":12},
                {"imageOffset":4096,"imageIndex":0},
                {"imageOffset":16,"imageIndex":9}]}],
              "usedImages" : [{"name":"UIKitCore","base":1},{"name":"Demo","base":2}]
            }
            """;

    public static final String CRASH = """
            Process:               Demo App [312]
            Path:                  /Users/USER/Library/Developer/CoreSimulator/Devices/15/data/Containers/Bundle/Application/0A/Demo.app/Demo
            Identifier:            com.example.app
            Date/Time:             2026-01-02 11:00:00.799 +0100
            Exception Type:        EXC_BAD_ACCESS (SIGSEGV)
            Thread 0 Crashed:
            0   Demo    0x0000000100000f00 main + 24
            """;

    private Samples() {}
}
