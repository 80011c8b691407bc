package dev.kith.test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import org.jspecify.annotations.NullMarked;

/**
 * Rules of every module. Its {@code ArchitectureTests} takes them all:
 *
 * <pre>{@code
 * @ArchTest
 * static final ArchTests HOUSE = ArchTests.in(HouseRules.class);
 * }</pre>
 */
public final class HouseRules {

    @ArchTest
    public static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED =
            classes().should(beInANullMarkedPackage()).because("the compiler then checks for null");

    @ArchTest
    public static final ArchRule NO_FIELD_INJECTION = NO_CLASSES_SHOULD_USE_FIELD_INJECTION.allowEmptyShould(true);

    @ArchTest
    public static final ArchRule TIME_COMES_FROM_A_CLOCK = noClasses()
            .should()
            .callMethodWhere(askTheSystemForTheTime())
            .because("a test must be able to set the time");

    @ArchTest
    public static final ArchRule PACKAGES_ARE_NOUNS_OF_THE_DOMAIN = noClasses()
            .should()
            .resideInAnyPackage(
                    "..service..",
                    "..services..",
                    "..impl..",
                    "..dto..",
                    "..mapper..",
                    "..util..",
                    "..utils..",
                    "..config..",
                    "..configuration..",
                    "..model..",
                    "..helper..",
                    "..helpers..");

    @ArchTest
    public static final ArchRule NO_CYCLES_BETWEEN_NOUNS =
            slices().matching("dev.kith.*.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

    private HouseRules() {}

    private static DescribedPredicate<JavaMethodCall> askTheSystemForTheTime() {
        return DescribedPredicate.describe("ask the system for the time", call -> {
            var owner = call.getTargetOwner();
            return switch (call.getName()) {
                case "now" ->
                    owner.getPackageName().equals("java.time")
                            && call.getTarget().getRawParameterTypes().stream()
                                    .noneMatch(type -> type.isEquivalentTo(Clock.class));
                case "currentTimeMillis" -> owner.isEquivalentTo(System.class);
                default -> false;
            };
        });
    }

    private static ArchCondition<JavaClass> beInANullMarkedPackage() {
        return new ArchCondition<>("be in a package with @NullMarked in its package-info") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                var message = "%s is in %s".formatted(type.getName(), type.getPackageName());
                events.add(new SimpleConditionEvent(type, marked, message));
            }
        };
    }
}
