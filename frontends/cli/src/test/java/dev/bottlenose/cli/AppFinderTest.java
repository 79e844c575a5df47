package dev.bottlenose.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bottlenose.frontends.description.ClientDescription;
import dev.bottlenose.frontends.description.QueryDescription;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class AppFinderTest {
    private static final ClientDescription SHOP = app("Shop", "Android", "1");
    private static final ClientDescription SHOP_ON_TABLET = app("Shop", "Android", "2");
    private static final ClientDescription WORKSHOP = app("Workshop", "iOS", "3");
    private static final ClientDescription BANK = app("Bank", "iOS", "3");

    @Test
    void anIdComesBeforeANameAndANameBeforeAPart() throws Exception {
        assertThat(AppFinder.find(List.of(SHOP, SHOP_ON_TABLET, WORKSHOP), SHOP_ON_TABLET.id()))
                .isEqualTo(SHOP_ON_TABLET);
        assertThat(AppFinder.find(List.of(SHOP, WORKSHOP), "Shop")).isEqualTo(SHOP);
        assertThat(AppFinder.find(List.of(SHOP, WORKSHOP, BANK), "works")).isEqualTo(WORKSHOP);
    }

    @Test
    void aPartOfTheIdIsEnoughInAnyCase() throws Exception {
        assertThat(AppFinder.find(List.of(SHOP, BANK), "IOS#device#3")).isEqualTo(BANK);
    }

    @Test
    void aNameOfTwoAppsIsAmbiguousAndTheIdsAreNamed() {
        CommandFailure failure = catchThrowableOfType(
                CommandFailure.class, () -> AppFinder.find(List.of(SHOP_ON_TABLET, SHOP, BANK), "Shop"));

        assertThat(failure.fault().code()).isEqualTo("app-ambiguous");
        assertThat(failure.fault().sentence())
                .isEqualTo("'Shop' matches 2 apps: " + SHOP.id() + ", " + SHOP_ON_TABLET.id() + ".");
    }

    @Test
    void whatMatchesNothingIsUnknownAndTheConnectedAppsAreNamed() {
        CommandFailure failure =
                catchThrowableOfType(CommandFailure.class, () -> AppFinder.find(List.of(BANK), "Shop"));

        assertThat(failure.fault().code()).isEqualTo("app-unknown");
        assertThat(failure.fault().sentence()).contains(BANK.id());
    }

    @Test
    void withoutAnyAppTheNextStepIsToStartOne() {
        CommandFailure failure = catchThrowableOfType(CommandFailure.class, () -> AppFinder.find(List.of(), "Shop"));

        assertThat(failure.fault().next()).startsWith("start the app");
    }

    private static ClientDescription app(String name, String os, String serial) {
        return new ClientDescription(
                name + "#" + os + "#device#" + serial,
                new QueryDescription(
                        name, Optional.empty(), os, "device", serial, OptionalLong.empty(), Optional.empty(), false),
                List.of(),
                List.of(),
                1);
    }
}
