package dev.bottlenose.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command's entry point. */
@Command(
        name = "bottlenose",
        description = "Inspects and debugs running apps that embed a Flipper SDK.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ServeCommand.class,
            DevicesCommand.class,
            AppsCommand.class,
            PluginsCommand.class,
            CallCommand.class,
            TailCommand.class,
            MessageCommand.class,
            SessionsCommand.class,
            SearchCommand.class,
            ExportCommand.class,
            DemoCommand.class,
            PairCommand.class,
            CertsCommand.class,
            OpenCommand.class,
            TokensCommand.class,
            DoctorCommand.class
        },
        footer = "%nExit codes: 0 success, 1 refused by the app or the server, 2 wrong usage, 3 no server, 4 internal"
                + " error.")
public final class Main implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run()
    private CommandSpec spec;

    public static void main(String[] arguments) {
        printUtf8WithoutALocale();
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(
                        (exception, command, parsed) -> ExitCodes.report(exception, new LineOutput(command.getErr())))
                .setParameterExceptionHandler(Main::refuse);
    }

    /** Reports wrong usage, which may repeat what an app wrote. */
    private static int refuse(ParameterException exception, String[] arguments) {
        CommandLine command = exception.getCommandLine();
        new LineOutput(command.getErr()).println(String.valueOf(exception.getMessage()));
        command.usage(command.getErr());
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    /** A system without a locale claims to know ASCII only, but JSON is UTF-8. Source: RFC 8259 section 8.1. */
    private static void printUtf8WithoutALocale() {
        if (Charset.forName(System.getProperty("native.encoding", "UTF-8")).equals(US_ASCII)) {
            System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8));
            System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8));
        }
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command");
    }

    /** Names this build. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"bottlenose " + (version == null ? "development" : version)};
        }
    }
}
