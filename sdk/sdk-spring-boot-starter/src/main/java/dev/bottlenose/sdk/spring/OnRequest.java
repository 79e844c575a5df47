package dev.bottlenose.sdk.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches if the property {@code bottlenose.enabled} is true, or if it is not set and the profile {@code dev} is
 * active: an app is never inspected by accident.
 */
final class OnRequest extends SpringBootCondition {
    private static final String PROPERTY = "bottlenose.enabled";
    private static final String PROFILE = "dev";

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Environment environment = context.getEnvironment();
        @Nullable String value = environment.getProperty(PROPERTY);
        if (value != null) {
            return new ConditionOutcome("true".equalsIgnoreCase(value.trim()), PROPERTY + " is '" + value + "'");
        }
        return environment.matchesProfiles(PROFILE)
                ? ConditionOutcome.match("the profile " + PROFILE + " is active")
                : ConditionOutcome.noMatch(PROPERTY + " is not set, and the profile " + PROFILE + " is not active");
    }
}
