package dev.bottlenose.frontends.description;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.MalformedJsonException;
import dev.bottlenose.wire.Fault;

/** The JSON form of a fault: {@code {code, message, next}}. */
public final class FaultForm {
    public static final JsonForm<Fault> FORM = JsonForm.of(FaultForm::toJson, FaultForm::read);

    private FaultForm() {}

    private static JsonObject toJson(Fault fault) {
        return Json.object()
                .put("code", fault.code())
                .put("message", fault.sentence())
                .put("next", fault.next())
                .build();
    }

    private static Fault read(Json json) throws MalformedJsonException {
        Members members = Members.of(json);
        try {
            return new Fault(members.string("code"), members.string("message"), members.string("next"));
        } catch (IllegalArgumentException e) {
            throw new MalformedJsonException("a fault whose code is not kebab-case");
        }
    }
}
