package dev.kith.database;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.kith.test.HouseRules;

@AnalyzeClasses(packages = "dev.kith.database", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchTests HOUSE = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule THE_API_DOES_NOT_DEPEND_ON_ITS_IMPLEMENTATION = noClasses()
            .that()
            .resideInAPackage("dev.kith.database")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.kith.database.*"));

    @ArchTest
    static final ArchRule NOTHING_DEPENDS_ON_THE_WEB = noClasses()
            .should()
            .dependOnClassesThat(
                    resideInAPackage("jakarta.servlet..").or(resideInAPackage("org.springframework.web..")));
}
