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
    static final ArchRule PASSWORDS_AND_KEYS_DO_NOT_DEPEND_ON_USERS = noClasses()
            .that()
            .resideInAnyPackage("..auth.password..", "..auth.token..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..auth.user..", "..auth.session..")
            .because("they keep secrets and do not need to know the owners");

    @ArchTest
    static final ArchRule PASSWORDS_DO_NOT_USE_THE_DATABASE = noClasses()
            .that()
            .resideInAPackage("..auth.password..")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("org.springframework.jdbc..", "org.springframework.transaction..", "java.sql..")
                            .and(not(type(TransactionSynchronizationManager.class))))
            .because("a hash takes long, so only the check for an open transaction is allowed");
}
