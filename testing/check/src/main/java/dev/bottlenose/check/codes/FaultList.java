package dev.bottlenose.check.codes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The document of all fault codes. */
public final class FaultList {
    /** Where it is, from the root of the source tree. */
    public static final String DOCUMENT = "docs/FAULTS.md";

    private static final String START = """
            # Fault codes

            Every failure that a user can meet has a stable code. It stands in parentheses behind the sentence on a terminal, and
            in the field `code` of JSON; the next step follows `try:` or is the field `next`. `bottlenose doctor` lists the open
            faults. `./bottlenose-check faults` causes many of them on purpose.

            This list is generated from the sources: run `./bottlenose-check codes` after a change. Variable parts of a text are in
            italics. Some codes have several causes.

            | code | what happened | what to do |
            |---|---|---|
            """;

    private final Set<FaultText> faults;

    private FaultList(Set<FaultText> faults) {
        this.faults = faults;
    }

    /** Reads the sources below the root of the source tree. */
    public static FaultList read(Path root) throws IOException {
        return new FaultList(SourceFaults.in(SourceFile.all(root)).all());
    }

    /** The codes, sorted. */
    public List<String> codes() {
        return faults.stream().map(FaultText::code).distinct().sorted().toList();
    }

    /** The document in Markdown. */
    public String document() {
        Map<String, List<FaultText>> byCode = new TreeMap<>();
        faults.forEach(fault ->
                byCode.computeIfAbsent(fault.code(), code -> new ArrayList<>()).add(fault));
        StringBuilder text = new StringBuilder(START);
        byCode.forEach((code, same) -> {
            String first = "`" + code + "`";
            for (FaultText fault : same) {
                text.append("| ")
                        .append(first)
                        .append(first.isEmpty() ? "| " : " | ")
                        .append(fault.sentence())
                        .append(" | ")
                        .append(fault.next())
                        .append(" |\n");
                first = "";
            }
        });
        return text.toString();
    }
}
