package dev.bottlenose.sdk.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Nobody is looked into unasked: the property {@code bottlenose.enabled} says yes, or says nothing in the profile dev. */
final class OnRequest extends SpringBootCondition {
    private static final String PROPERTY = "bottlenose.enabled";
    private static final String PROFILE = "dev";

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Environment environment = context.getEnvironment();
        @Nullable String said = environment.getProperty(PROPERTY);
        if (said != null) {
            return new ConditionOutcome("true".equalsIgnoreCase(said.trim()), PROPERTY + " is '" + said + "'");
        }
        return environment.matchesProfiles(PROFILE)
                ? ConditionOutcome.match("the profile " + PROFILE + " is active")
                : ConditionOutcome.noMatch(PROPERTY + " is not set, and the profile " + PROFILE + " is not active");
    }
}
