package dev.bottlenose.sdk.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes values of every kind, the same ones for the same seed. */
final class RandomJson {
    private final Random random;

    RandomJson(Random random) {
        this.random = random;
    }

    FlipperObject object(int depth) {
        FlipperObject.Builder object = new FlipperObject.Builder();
        for (int i = random.nextInt(5); i > 0; i--) {
            String key = string();
            @Nullable Object value = value(depth);
            if (value == null) {
                object.putNull(key);
            } else {
                object.put(key, value);
            }
        }
        return object.build();
    }

    private FlipperArray array(int depth) {
        FlipperArray.Builder array = new FlipperArray.Builder();
        for (int i = random.nextInt(5); i > 0; i--) {
            array.put(value(depth));
        }
        return array.build();
    }

    private @Nullable Object value(int depth) {
        switch (random.nextInt(depth > 0 ? 10 : 8)) {
            case 0:
                return null;
            case 1:
                return random.nextBoolean();
            case 2:
                return random.nextInt(1000) - 500;
            case 3:
                return random.nextLong();
            case 4:
                return Double.longBitsToDouble(random.nextLong());
            case 5:
                return new BigInteger(random.nextInt(200), random);
            case 6:
                return new BigDecimal(new BigInteger(90, random), random.nextInt(40));
            case 7:
                return string();
            case 8:
                return object(depth - 1);
            default:
                return array(depth - 1);
        }
    }

    private String string() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append((char) (random.nextInt(4) == 0 ? random.nextInt(0x10000) : random.nextInt(128)));
        }
        return text.toString();
    }
}
