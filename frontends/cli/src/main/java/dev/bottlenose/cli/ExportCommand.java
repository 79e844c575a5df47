package dev.bottlenose.cli;

import dev.bottlenose.client.BottlenoseClient;
import dev.bottlenose.client.ClientException;
import dev.bottlenose.frontends.command.RecordedRange;
import dev.bottlenose.frontends.command.RecordingCommands;
import dev.bottlenose.frontends.description.QueryDescription;
import dev.bottlenose.frontends.description.RecordedEntry;
import dev.bottlenose.frontends.description.RecordedPage;
import dev.bottlenose.frontends.description.SessionDescription;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.recording.entry.Entry;
import dev.bottlenose.recording.entry.EntryKind;
import dev.bottlenose.recording.entry.RecordedApp;
import dev.bottlenose.recording.format.HarExport;
import dev.bottlenose.recording.format.JsonLinesExport;
import dev.bottlenose.recording.format.SessionExport;
import dev.bottlenose.recording.format.SessionFileExport;
import dev.bottlenose.recording.format.SessionHeader;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a recorded session to a file. */
@Command(
        name = "export",
        description = "Writes a recorded session to a file: for colleagues, for scripts, or for the tools of browsers.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
    /** The format of the file. */
    enum Format {
        BOTTLENOSE,
        JSONL,
        HAR
    }

    @Mixin
    private final ServerOption server = new ServerOption();

    @Mixin
    private final Console console = new Console();

    @Parameters(index = "0", paramLabel = "ID", description = "Which session; the beginning of its id is enough.")
    private String id = "";

    @Option(
            names = "--format",
            paramLabel = "bottlenose|jsonl|har",
            defaultValue = "BOTTLENOSE",
            description = "By default bottlenose, a session file.")
    private Format format = Format.BOTTLENOSE;

    @Option(names = "--plugin", paramLabel = "PLUGIN", description = "Only this plugin.")
    private Optional<String> plugin = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write; by default standard output, and for a session file ID.bottlenose.")
    private Optional<Path> output = Optional.empty();

    @Override
    public Integer call() throws CommandFailure, ClientException, InterruptedException {
        try (BottlenoseClient client = server.connect()) {
            SessionDescription session = Sessions.find(client, id);
            Optional<Path> file = output.isEmpty() && format == Format.BOTTLENOSE
                    ? Optional.of(Path.of(session.id() + ".bottlenose"))
                    : output;
            if (file.isEmpty()) {
                write(client, session, new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
                return 0;
            }
            try (NewFile replacement = NewFile.besides(file.get())) {
                write(client, session, replacement.stream());
                replacement.complete();
            }
            console.err().println("Wrote " + file.get() + ".");
            return 0;
        } catch (IOException e) {
            throw new CommandFailure(
                    "file-unwritable", "The file cannot be written: " + e + ".", "choose another one with -o");
        }
    }

    private void write(BottlenoseClient client, SessionDescription session, OutputStream out)
            throws IOException, ClientException, InterruptedException {
        SessionExport export = export(session, out);
        ProgressLine progress = console.progress();
        RecordedPage page = page(client, session, 0);
        add(page, export);
        while (page.more()) {
            progress.show(
                    page.next() * 100 / Math.max(1, session.entries()) + " % of " + session.entries() + " entries");
            page = page(client, session, page.next());
            add(page, export);
        }
        export.finish();
        progress.clear();
    }

    private RecordedPage page(BottlenoseClient client, SessionDescription session, long from)
            throws ClientException, InterruptedException {
        return client.await(client.run(
                RecordingCommands.ENTRIES,
                new RecordedRange(
                        session.id(), plugin, OptionalLong.of(from), OptionalLong.empty(), OptionalLong.empty())));
    }

    private static void add(RecordedPage page, SessionExport export) throws IOException {
        for (RecordedEntry entry : page.entries()) {
            export.add(new Entry(
                    entry.position(),
                    entry.time().toEpochMilli(),
                    EntryKind.named(entry.kind()).orElse(EntryKind.MESSAGE),
                    entry.plugin(),
                    JsonText.of(entry.message())));
        }
    }

    private SessionExport export(SessionDescription session, OutputStream out) throws IOException {
        SessionHeader header = new SessionHeader(
                session.id(),
                new RecordedApp(session.client(), (JsonObject) QueryDescription.FORM.write(session.query())),
                session.started().toEpochMilli(),
                session.live()
                        ? OptionalLong.empty()
                        : OptionalLong.of(session.last().toEpochMilli()),
                session.name());
        return switch (format) {
            case JSONL -> new JsonLinesExport(header, out);
            case HAR -> new HarExport(version(), out);
            default -> new SessionFileExport(header, out);
        };
    }

    private static String version() {
        return Objects.requireNonNullElse(ExportCommand.class.getPackage().getImplementationVersion(), "development");
    }
}
