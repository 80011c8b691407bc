package dev.kith.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class HouseRulesTests {

    static final List<ArchRule> ALL = List.of(
            HouseRules.EVERY_PACKAGE_IS_NULL_MARKED,
            HouseRules.NO_FIELD_INJECTION,
            HouseRules.TIME_COMES_FROM_A_CLOCK,
            HouseRules.PACKAGES_ARE_NOUNS_OF_THE_DOMAIN,
            HouseRules.NO_CYCLES_BETWEEN_NOUNS);

    private static final JavaClasses BROKEN = new ClassFileImporter().importPackages("dev.kith.broken");
    private static final JavaClasses SOUND = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.kith.test", "dev.kith.http");

    @Test
    void findsPackagesWithoutNullMarked() {
        assertThat(violations(HouseRules.EVERY_PACKAGE_IS_NULL_MARKED))
                .contains("NotMarked is in dev.kith.broken.nullable");
    }

    @Test
    void findsInjectedFields() {
        assertThat(violations(HouseRules.NO_FIELD_INJECTION)).contains("NotMarked.clock");
    }

    @Test
    void findsTimeThatComesFromNoClock() {
        assertThat(violations(HouseRules.TIME_COMES_FROM_A_CLOCK))
                .contains("NotMarked.wrong()")
                .contains("NotMarked.alsoWrong()")
                .doesNotContain("NotMarked.right()");
    }

    @Test
    void findsPackagesNamedByTechnicalKind() {
        assertThat(violations(HouseRules.PACKAGES_ARE_NOUNS_OF_THE_DOMAIN))
                .contains("dev.kith.broken.service.Misplaced");
    }

    @Test
    void findsCycles() {
        assertThat(violations(HouseRules.NO_CYCLES_BETWEEN_NOUNS))
                .contains("Slice first")
                .contains("Slice second");
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void findsNothingInSoundModules(ArchRule rule) {
        assertThatCode(() -> rule.check(SOUND)).doesNotThrowAnyException();
    }

    private static String violations(ArchRule rule) {
        return String.join("\n", rule.evaluate(BROKEN).getFailureReport().getDetails());
    }
}
