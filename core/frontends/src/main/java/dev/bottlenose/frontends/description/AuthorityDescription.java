package dev.bottlenose.frontends.description;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.MalformedJsonException;
import java.time.Instant;

/**
 * The public facts of a certificate authority.
 *
 * @param fingerprint SHA-256 of its certificate
 * @param rotationDue when a new one is to replace it
 */
public record AuthorityDescription(
        String fingerprint, String subject, Instant notBefore, Instant notAfter, Instant rotationDue) {
    public static final JsonForm<AuthorityDescription> FORM =
            JsonForm.of(AuthorityDescription::toJson, AuthorityDescription::read);

    private JsonObject toJson() {
        return Json.object()
                .put("fingerprint", fingerprint)
                .put("subject", subject)
                .put("notBefore", notBefore.toString())
                .put("notAfter", notAfter.toString())
                .put("rotationDue", rotationDue.toString())
                .build();
    }

    private static AuthorityDescription read(Json json) throws MalformedJsonException {
        Members members = Members.of(json);
        return new AuthorityDescription(
                members.string("fingerprint"),
                members.string("subject"),
                members.instant("notBefore"),
                members.instant("notAfter"),
                members.instant("rotationDue"));
    }
}
