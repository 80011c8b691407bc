package dev.kith.test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What holds, beside {@link HouseRules}, in a service that asks no other one: it learns by events. */
public final class NoCallRules {

    @ArchTest
    public static final ArchRule NOBODY_IS_ASKED_OVER_HTTP = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.net.http..",
                    "org.springframework.web.client..",
                    "org.springframework.web.reactive..",
                    "reactor.netty..");

    private NoCallRules() {}
}
