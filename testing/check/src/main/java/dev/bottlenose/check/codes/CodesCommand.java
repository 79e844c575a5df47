package dev.bottlenose.check.codes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The sub command {@code codes}. */
public final class CodesCommand {
    private CodesCommand() {}

    /** Writes the document of the fault codes into the source tree. */
    public static int run(List<String> arguments) throws IOException {
        if (!arguments.isEmpty()) {
            throw new IllegalArgumentException("codes takes no arguments");
        }
        Path root = Path.of(System.getProperty("bottlenose.root", "."));
        FaultList list = FaultList.read(root);
        Files.writeString(root.resolve(FaultList.DOCUMENT), list.document());
        System.out.println(FaultList.DOCUMENT + ": " + list.codes().size() + " codes");
        return 0;
    }
}
