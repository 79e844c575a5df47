package dev.bottlenose.frontends.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class AccessProofTest {
    @Test
    void codeIsThatOfRfc4231() {
        assertThat(AccessProof.mac("Jefe", "what do ya want for nothing?"))
                .isEqualTo("W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM");
    }

    @Test
    void proofsOfBothSidesAreForOneKeyAndOneConversation() {
        String proof = AccessProof.ofServer("key", "nonce", "challenge");

        assertThat(AccessProof.ofServer("key", "nonce", "challenge")).isEqualTo(proof);
        assertThat(AccessProof.ofServer("other", "nonce", "challenge")).isNotEqualTo(proof);
        assertThat(AccessProof.ofServer("key", "other", "challenge")).isNotEqualTo(proof);
        assertThat(AccessProof.ofServer("key", "nonce", "other")).isNotEqualTo(proof);
        assertThat(AccessProof.ofFrontEnd("key", "challenge"))
                .isNotEqualTo(proof)
                .isNotEqualTo(AccessProof.ofFrontEnd("key", "other"));
    }

    @Test
    void nonceIsShortAndHasNoLineBreak() {
        assertThat(AccessProof.isNonce("0123456789_-abcdef")).isTrue();
        for (String other : new String[] {"", "short", "a".repeat(65), "0123456789abcdef\n", "0123456789abcdef "}) {
            assertThat(AccessProof.isNonce(other)).as(other).isFalse();
        }
    }

    @Test
    void proofsAreCompared() {
        assertThat(AccessProof.matches("abc", "abc")).isTrue();
        assertThat(AccessProof.matches("abc", "abd")).isFalse();
        assertThat(AccessProof.matches("", "abc")).isFalse();
    }
}
