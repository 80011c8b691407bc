package dev.kith.fleet;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packagesOf = Fleet.class, importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("dev.kith.fleet.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_COMMANDS_DEPEND_ON_THE_COMMAND_LINE = noClasses()
            .that()
            .resideOutsideOfPackage("..command..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("picocli..", "..command..");

    @ArchTest
    static final ArchRule THE_SUPERVISOR_DOES_NOT_DEPEND_ON_A_COMPONENT = noClasses()
            .that()
            .resideInAPackage("..supervisor..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..postgres..", "..kafka..", "..springboot..");

    @ArchTest
    static final ArchRule COMPONENTS_DO_NOT_DEPEND_ON_THE_SUPERVISOR = classes()
            .that()
            .resideInAPackage("..springboot..")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages("..supervisor..", "..control..", "..command..", "..check..");
}
