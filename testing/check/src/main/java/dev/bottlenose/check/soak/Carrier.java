package dev.bottlenose.check.soak;

import dev.bottlenose.sdk.FlipperClientBuilder;
import dev.bottlenose.sdk.rsocket.RSocketFallback;

/** The ways an app can reach the server. */
enum Carrier {
    WEB_SOCKET {
        @Override
        FlipperClientBuilder through(FlipperClientBuilder app, Ports ports) {
            return app.ports(ports.insecure(), ports.secure());
        }
    },
    RSOCKET {
        @Override
        FlipperClientBuilder through(FlipperClientBuilder app, Ports ports) {
            return app.ports(NOBODY, NOBODY)
                    .fallback(RSocketFallback.onPorts(ports.rsocketInsecure(), ports.rsocketSecure()));
        }
    },
    BROWSER_PORT {
        @Override
        FlipperClientBuilder through(FlipperClientBuilder app, Ports ports) {
            return app.browserPort(ports.browser());
        }
    };

    /** Reserved, and closed on every computer. */
    private static final int NOBODY = 1;

    abstract FlipperClientBuilder through(FlipperClientBuilder app, Ports ports);
}
