package dev.bottlenose.wire;

/** Members of the messages of a certificate exchange. Source: docs/PROTOCOL.md, certificate exchange. */
public final class ExchangeKeys {
    /** Request: the signing request in PEM. */
    public static final String CSR = "csr";

    /** Request: the app's directory, with trailing separator. */
    public static final String DESTINATION = "destination";

    /** Request: see {@link Medium}. */
    public static final String MEDIUM = "medium";

    /** Request: the device's clock in milliseconds since the epoch. */
    public static final String TIMESTAMP = "timestamp";

    /** Request and acknowledgement: lines of the client's log. */
    public static final String LOGS = "logs";

    /** Reply: how the server calls the device. */
    public static final String DEVICE_ID = "deviceId";

    /** Reply: sealed certificates in base64. An extension. */
    public static final String CERTIFICATES = "certificates";

    /** Acknowledgement: whether the exchange failed. */
    public static final String IS_ERROR = "isError";

    /** Acknowledgement: whether the app has found all its files. */
    public static final String HAS_REQUIRED_FILES = "hasRequiredFiles";

    /** Acknowledgement: the app's configuration. */
    public static final String CONFIG = "config";

    /** Acknowledgement: the fault, with the members below. An extension. */
    public static final String FAULT = "trouble";

    public static final String FAULT_CODE = "code";
    public static final String FAULT_SENTENCE = "sentence";
    public static final String FAULT_NEXT = "next";

    private ExchangeKeys() {}
}
