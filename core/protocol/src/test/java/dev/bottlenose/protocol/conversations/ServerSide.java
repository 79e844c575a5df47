package dev.bottlenose.protocol.conversations;

/** The server's side of a conversation: takes stimuli, and appends what it sends as lines of the conversation. */
interface ServerSide {
    /** The app is connected. */
    void open();

    /** Takes a line that stands for a stimulus. */
    void take(Conversation.Line line);
}
