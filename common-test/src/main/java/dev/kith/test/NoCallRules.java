package dev.kith.test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Rules beside {@link HouseRules} for a service that calls no other service and gets data by events. */
public final class NoCallRules {

    @ArchTest
    public static final ArchRule NO_HTTP_CLIENTS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.net.http..",
                    "org.springframework.web.client..",
                    "org.springframework.web.reactive..",
                    "reactor.netty..");

    private NoCallRules() {}
}
