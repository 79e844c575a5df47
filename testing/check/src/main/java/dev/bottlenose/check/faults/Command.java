package dev.bottlenose.check.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The product's command as a process of this Java, with an environment that differs in some variables. Immutable.
 *
 * @param javaOptions before the class
 * @param environment variables to set; one with an empty value is removed
 */
record Command(List<String> javaOptions, Map<String, String> environment) {
    private static final Pattern CODE = Pattern.compile("\\(([a-z0-9]+(?:-[a-z0-9]+)+)\\)");
    private static final int LIMIT_SECONDS = 60;

    static final Command PLAIN = new Command(List.of(), Map.of());

    Command {
        javaOptions = List.copyOf(javaOptions);
        environment = Map.copyOf(environment);
    }

    Command with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new Command(javaOptions, more);
    }

    Command withJava(String option) {
        List<String> more = new ArrayList<>(javaOptions);
        more.add(option);
        return new Command(more, environment);
    }

    /** Starts it with its output and its errors in files. */
    Process start(Path output, Path errors, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(javaOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.bottlenose.cli.Main"));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
        environment.forEach((name, value) -> {
            if (value.isEmpty()) {
                builder.environment().remove(name);
            } else {
                builder.environment().put(name, value);
            }
        });
        return builder.start();
    }

    /** Runs it to its end; the codes that it printed, in order. */
    List<String> codes(String... arguments) throws IOException, InterruptedException {
        Path output = Files.createTempFile("bottlenose-check", ".out");
        Path errors = Files.createTempFile("bottlenose-check", ".err");
        try {
            Process process = start(output, errors, List.of(arguments));
            try {
                if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                    throw new IOException("the command did not end: " + String.join(" ", arguments));
                }
            } finally {
                process.destroyForcibly();
            }
            Matcher found = CODE.matcher(Files.readString(errors, UTF_8) + "\n" + Files.readString(output, UTF_8));
            return found.results().map(code -> code.group(1)).toList();
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }

    /** Runs it; the code if it printed that one, else the first one. */
    Injection.Observation code(String expected, String... arguments) throws IOException, InterruptedException {
        List<String> codes = codes(arguments);
        String code =
                codes.contains(expected) ? expected : codes.stream().findFirst().orElse(Injection.NONE);
        return () -> code;
    }
}
