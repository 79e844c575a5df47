package dev.bottlenose.frontends.message;

import dev.bottlenose.frontends.description.FaultForm;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.MalformedJsonException;
import dev.bottlenose.wire.Fault;
import java.util.Optional;

/**
 * Why a server did not run a command.
 *
 * @param text the reason as one text, all that the original's front ends read and all that an original server sends
 * @param fault the reason as a value, where the server has one
 */
public record Refusal(String text, Optional<Fault> fault) {
    private static final String FAULT = "fault";

    public Refusal(Fault fault) {
        this(fault.toString(), Optional.of(fault));
    }

    public Refusal(String text) {
        this(text, Optional.empty());
    }

    void putTo(JsonObject.Builder payload) {
        payload.put(MessageTexts.DATA, text);
        payload.putIfPresent(FAULT, fault.map(FaultForm.FORM::write));
    }

    static Refusal of(JsonObject payload) {
        return new Refusal(
                payload.string(MessageTexts.DATA).orElse(""), payload.get(FAULT).flatMap(json -> {
                    try {
                        return Optional.of(FaultForm.FORM.read(json));
                    } catch (MalformedJsonException e) {
                        return Optional.empty();
                    }
                }));
    }
}
