package dev.kith.events;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.kith.test.HouseRules;

@AnalyzeClasses(packages = "dev.kith.events", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchTests HOUSE = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule CONTRACTS_DEPEND_ON_EVENTS_ONLY = classes()
            .that()
            .resideInAPackage("dev.kith.events.contract")
            .should()
            .onlyDependOnClassesThat(resideInAPackage("java..")
                    .or(resideInAPackage("org.jspecify.."))
                    .or(resideInAPackage("dev.kith.events"))
                    .or(resideInAPackage("dev.kith.events.contract")));

    @ArchTest
    static final ArchRule THE_API_DOES_NOT_DEPEND_ON_ITS_IMPLEMENTATION = noClasses()
            .that()
            .resideInAPackage("dev.kith.events")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.kith.events.*"));

    @ArchTest
    static final ArchRule NOTHING_DEPENDS_ON_A_DATABASE = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("java.sql..")
                    .or(resideInAPackage("javax.sql.."))
                    .or(resideInAPackage("org.springframework.jdbc.."))
                    .or(resideInAPackage("org.flywaydb.."))
                    .or(resideInAPackage("dev.kith.database..")));
}
