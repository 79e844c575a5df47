package dev.bottlenose.sdk.rsocket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SetupPayloadTest {
    @Test
    void queryBecomesTheSetupOfItsGeneration() {
        assertThat(SetupPayload.fromQuery(
                        "os=MacOS&device=a+b%26c&device_id=&app=K%C3%A4se&app_id=com.x&sdk_version=4&medium=1"
                                + "&csr=LS0tQgo%3D&csr_path=%2Fa%2F"))
                .isEqualTo(
                        "{\"os\":\"MacOS\",\"device\":\"a b&c\",\"device_id\":\"\",\"app\":\"Käse\",\"sdk_version\":4,"
                                + "\"medium\":1,\"csr\":\"---B\\n\",\"csr_path\":\"/a/\"}");
    }
}
