package dev.kith.auth;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.kith.test.HouseRules;
import dev.kith.test.NoCallRules;
import dev.kith.test.StoreRules;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@AnalyzeClasses(packages = "dev.kith.auth", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchTests HOUSE = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchTests STORES = ArchTests.in(StoreRules.class);

    @ArchTest
    static final ArchTests CALLS = ArchTests.in(NoCallRules.class);

    @ArchTest
    static final ArchRule PASSWORDS_AND_KEYS_KNOW_NOBODY = noClasses()
            .that()
            .resideInAnyPackage("..auth.password..", "..auth.key..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..auth.user..", "..auth.token..")
            .because("they keep secrets, and whose they are is not their business");

    @ArchTest
    static final ArchRule PASSWORDS_MEET_NO_DATABASE = noClasses()
            .that()
            .resideInAPackage("..auth.password..")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("org.springframework.jdbc..", "org.springframework.transaction..", "java.sql..")
                            .and(not(type(TransactionSynchronizationManager.class))))
            .because("a hash takes long, and few connections may wait for it: whether one does is all that is asked");
}
