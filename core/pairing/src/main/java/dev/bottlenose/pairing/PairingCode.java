package dev.bottlenose.pairing;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * The secret that a person carries from the server to an app: 135 random bits in Crockford's base 32 with its check symbol,
 * in groups of four. Immutable; never prints itself.
 */
public final class PairingCode {
    private static final String SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int BITS_OF_SYMBOL = 5;
    private static final int DATA_SYMBOLS = 27;
    private static final int GROUP = 4;
    private static final BigInteger CHECK_MODULUS = BigInteger.valueOf(37);

    private final String symbols;

    private PairingCode(String symbols) {
        this.symbols = symbols;
    }

    /** A new code. A code whose check symbol is not one of the 32 is drawn again: the other five are hard to type. */
    public static PairingCode random(SecureRandom random) {
        while (true) {
            StringBuilder data = new StringBuilder();
            for (int i = 0; i < DATA_SYMBOLS; i++) {
                data.append(SYMBOLS.charAt(random.nextInt(SYMBOLS.length())));
            }
            int check = check(data);
            if (check < SYMBOLS.length()) {
                return new PairingCode(data.append(SYMBOLS.charAt(check)).toString());
            }
        }
    }

    /**
     * Reads a typed code: in any case, with or without dashes and blanks, {@code O} for 0, {@code I} and {@code L}
     * for 1. Empty if it cannot be a code; one wrong symbol, and two adjacent symbols in the wrong order, are always detected.
     */
    public static Optional<PairingCode> read(String text) {
        String plain = text.replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        if (plain.length() != DATA_SYMBOLS + 1 || !plain.chars().allMatch(symbol -> SYMBOLS.indexOf(symbol) >= 0)) {
            return Optional.empty();
        }
        int check = SYMBOLS.indexOf(plain.charAt(DATA_SYMBOLS));
        return check(plain.substring(0, DATA_SYMBOLS)) == check
                ? Optional.of(new PairingCode(plain))
                : Optional.empty();
    }

    /** The code as the user carries it; show it to nobody else. */
    public String reveal() {
        return symbols.replaceAll("(.{" + GROUP + "})(?!$)", "$1-");
    }

    /** The keys that both sides derive from it. */
    public PairingKeys keys() {
        return PairingKeys.of(symbols.getBytes(StandardCharsets.US_ASCII));
    }

    /** Does not contain the code. */
    @Override
    public String toString() {
        return "PairingCode[secret]";
    }

    private static int check(CharSequence data) {
        BigInteger number = BigInteger.ZERO;
        for (int i = 0; i < data.length(); i++) {
            number = number.shiftLeft(BITS_OF_SYMBOL).add(BigInteger.valueOf(SYMBOLS.indexOf(data.charAt(i))));
        }
        return number.mod(CHECK_MODULUS).intValue();
    }
}
