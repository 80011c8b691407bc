package dev.kith.test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Rules beside {@link HouseRules} for a service that keeps its SQL in store classes. */
public final class StoreRules {

    @ArchTest
    public static final ArchRule ONLY_STORES_USE_SQL = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Store")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.jdbc..", "java.sql..");

    private StoreRules() {}
}
