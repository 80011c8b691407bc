package dev.kith.feed;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import dev.kith.test.HouseRules;
import dev.kith.test.NoCallRules;
import dev.kith.test.StoreRules;

@AnalyzeClasses(packages = "dev.kith.feed", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchTests HOUSE = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchTests STORES = ArchTests.in(StoreRules.class);

    @ArchTest
    static final ArchTests CALLS = ArchTests.in(NoCallRules.class);
}
