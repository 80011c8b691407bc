package dev.kith.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.kith.test.HouseRules;
import java.util.Set;
import org.reactivestreams.Publisher;

@AnalyzeClasses(packages = "dev.kith.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    private static final Set<String> ENDS =
            Set.of("block", "blockFirst", "blockLast", "blockOptional", "subscribe", "toIterable", "toStream");

    @ArchTest
    static final ArchTests HOUSE = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule NOTHING_BLOCKS_OR_SUBSCRIBES = noClasses()
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "block or subscribe",
                    (JavaMethodCall call) -> ENDS.contains(call.getName())
                            && call.getTargetOwner().isAssignableTo(Publisher.class)));

    @ArchTest
    static final ArchRule TOKENS_DO_NOT_DEPEND_ON_REQUESTS = noClasses()
            .that()
            .resideInAPackage("..auth..")
            .and()
            .doNotHaveSimpleName("AuthenticationFilter")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.web..", "org.springframework.cloud..");
}
