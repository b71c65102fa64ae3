package uk.onestory;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Dependencies between the rooms run one way, as each room's package-info says. */
class ModulesTest {

    @Test
    void roomsDependOnEachOtherOneWayOnly() {
        ApplicationModules.of(OneStoryApplication.class).verify();
    }

    @Test
    void extensionsAreReadByAWayThatTwoOfThemDoNotBreak() {
        noClasses()
                .should()
                .callMethodWhere(describe(
                        "HAPI's getExtensionByUrl, which throws where there are two",
                        call -> "getExtensionByUrl".equals(call.getName())))
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("uk.onestory"));
    }
}
