package dev.bottlenose.frontends.description;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.MalformedJsonException;

/**
 * A new pairing code, for the developer who asked for it. Never prints the code.
 *
 * @param code the code itself
 * @param qr the code as a QR code, in SVG
 */
public record IssuedPairingCode(PairingCodeDescription description, String code, String qr) {
    public static final JsonForm<IssuedPairingCode> FORM =
            JsonForm.of(IssuedPairingCode::toJson, IssuedPairingCode::read);

    @Override
    public String toString() {
        return "IssuedPairingCode[" + description + "]";
    }

    private Json toJson() {
        return ((JsonObject) PairingCodeDescription.FORM.write(description))
                .toBuilder().put("code", code).put("qr", qr).build();
    }

    private static IssuedPairingCode read(Json json) throws MalformedJsonException {
        Members members = Members.of(json);
        return new IssuedPairingCode(
                PairingCodeDescription.FORM.read(json), members.string("code"), members.string("qr"));
    }
}
