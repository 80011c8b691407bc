package dev.kith.profile;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import dev.kith.test.HouseRules;
import dev.kith.test.NoCallRules;
import dev.kith.test.StoreRules;

@AnalyzeClasses(packages = "dev.kith.profile", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchTests HOUSE = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchTests STORES = ArchTests.in(StoreRules.class);

    @ArchTest
    static final ArchTests CALLS = ArchTests.in(NoCallRules.class);

    @ArchTest
    static final ArchRule IMAGE_PROCESSING_DOES_NOT_DEPEND_ON_SPRING = ArchRuleDefinition.noClasses()
            .that()
            .haveSimpleNameStartingWith("Image")
            .or()
            .haveSimpleNameEndingWith("coder")
            .or()
            .haveSimpleNameEndingWith("Structure")
            .or()
            .haveSimpleName("ColourProfile")
            .or()
            .haveSimpleName("Cmyk")
            .or()
            .haveSimpleNameStartingWith("Renderer")
            .or()
            .haveSimpleName("Square")
            .or()
            .haveSimpleName("Orientation")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "jakarta.servlet..");
}
