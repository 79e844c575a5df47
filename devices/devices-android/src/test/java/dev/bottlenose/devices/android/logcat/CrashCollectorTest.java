package dev.bottlenose.devices.android.logcat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.devices.DeviceCrash;
import dev.bottlenose.devices.DeviceLogEntry;
import dev.bottlenose.devices.DeviceLogEntry.Level;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CrashCollectorTest {
    private final CrashCollector crashes = new CrashCollector();

    @Test
    void linesOfOneProcessAreOneCrash() {
        assertThat(add(Level.ERROR, 7, "AndroidRuntime", "FATAL EXCEPTION: main\nProcess: com.example.demo, PID: 7"))
                .isEmpty();
        assertThat(add(Level.INFO, 8, "Other", "says something in between")).isEmpty();
        assertThat(add(Level.ERROR, 7, "AndroidRuntime", "java.lang.NullPointerException\n\tat a.B.c(B.java:1)"))
                .isEmpty();

        DeviceCrash crash = crashes.end().orElseThrow();
        assertThat(crash.name()).isEqualTo("java.lang.NullPointerException");
        assertThat(crash.reason()).isEqualTo("java.lang.NullPointerException in com.example.demo");
        assertThat(crash.callstack().orElseThrow())
                .startsWith("FATAL EXCEPTION")
                .contains("at a.B.c");
        assertThat(crashes.isIncomplete()).isFalse();
        assertThat(crashes.end()).isEmpty();
    }

    @Test
    void crashOfNativeCodeIsNamedByItsSignal() {
        add(Level.FATAL, 9, "DEBUG", "*** *** *** *** ***");
        add(Level.FATAL, 9, "DEBUG", "pid: 9, tid: 9, name: demo  >>> com.example.demo <<<");
        add(Level.FATAL, 9, "DEBUG", "signal 11 (SIGSEGV), code 1 (SEGV_MAPERR), fault addr 0x0");

        DeviceCrash crash = crashes.end().orElseThrow();
        assertThat(crash.name()).isEqualTo("SIGSEGV");
        assertThat(crash.reason()).startsWith("signal 11 (SIGSEGV)").endsWith("in com.example.demo");
    }

    @Test
    void nextProcessToCrashEndsTheCrashBefore() {
        add(Level.FATAL, 1, "libc", "first");

        DeviceCrash first = add(Level.FATAL, 2, "libc", "second").orElseThrow();

        assertThat(first.callstack()).contains("first");
        assertThat(crashes.end().orElseThrow().callstack()).contains("second");
    }

    @Test
    void ordinaryErrorsAreNoCrashes() {
        assertThat(add(Level.ERROR, 1, "Greeter", "java.lang.NullPointerException: no"))
                .isEmpty();
        assertThat(add(Level.WARN, 1, "AndroidRuntime", "careful")).isEmpty();
        assertThat(crashes.isIncomplete()).isFalse();
    }

    private Optional<DeviceCrash> add(Level level, int pid, String tag, String message) {
        return crashes.add(new DeviceLogEntry(Instant.EPOCH, level, pid, pid, Optional.empty(), tag, message));
    }
}
