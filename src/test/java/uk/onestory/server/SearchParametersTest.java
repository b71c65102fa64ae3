package uk.onestory.server;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.util.Arrays;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

class SearchParametersTest {

    @Test
    void theListNamesOnlyServedTypesAndParametersThatFhirDefines() throws IOException {
        FhirContext fhir = FhirContext.forR4Cached();
        Properties needed = PropertiesLoaderUtils.loadProperties(new ClassPathResource("search-parameters.properties"));

        for (String type : needed.stringPropertyNames()) {
            assertThat(SupportedResources.TYPES).contains(type);
            assertThat(Arrays.asList(needed.getProperty(type).split("\\s*,\\s*")))
                    .as(type)
                    .doesNotHaveDuplicates()
                    .allSatisfy(
                            name -> assertThat(fhir.getResourceDefinition(type).getSearchParam(name))
                                    .as("%s?%s", type, name)
                                    .isNotNull());
        }
    }
}
