/** A fish market as an ordinary Spring Boot app. It does not depend on Bottlenose: the starter on its class path is enough. */
@NullMarked
package dev.bottlenose.samples.boot;

import org.jspecify.annotations.NullMarked;
