package dev.bottlenose.server.api;

/** Something a front end can ask the server to do. Must not block. */
interface Command {
    void run(CommandCall call) throws CommandCall.ArgumentException;

    /** Makes known a family of commands. */
    interface Family {
        void addTo(Commands commands);
    }
}
