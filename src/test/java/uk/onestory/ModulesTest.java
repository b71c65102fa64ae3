package uk.onestory;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Dependencies between the rooms run one way, as each room's package-info says. */
class ModulesTest {

    @Test
    void roomsDependOnEachOtherOneWayOnly() {
        ApplicationModules.of(OneStoryApplication.class).verify();
    }
}
