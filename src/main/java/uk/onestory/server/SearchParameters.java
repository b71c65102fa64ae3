package uk.onestory.server;

import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.jpa.searchparam.registry.RuntimeSearchParamCache;
import ca.uhn.fhir.jpa.searchparam.registry.SearchParamRegistryImpl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * FHIR defines some 1,400 search parameters, and HAPI evaluates and indexes all of a type at each write. Of those, only
 * the ones that {@code search-parameters.properties} names are active here, and all that OneStory's package defines.
 */
class SearchParameters extends SearchParamRegistryImpl {

    private static final String OF_FHIR = "http://hl7.org/fhir/SearchParameter/";

    private final Properties needed;

    SearchParameters() {
        try {
            this.needed = PropertiesLoaderUtils.loadProperties(new ClassPathResource("search-parameters.properties"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the list of search parameters is missing in this build", unreadable);
        }
    }

    @Override
    public void setActiveSearchParams(RuntimeSearchParamCache active) {
        if (active != null) {
            List<String> names = active.getSearchParamStream()
                    .map(RuntimeSearchParam::getName)
                    .distinct()
                    .toList();
            for (String type : needed.stringPropertyNames()) {
                Set<String> kept = Set.of(needed.getProperty(type).split("\\s*,\\s*"));
                names.stream()
                        .filter(name -> !name.startsWith("_") && !kept.contains(name))
                        .filter(name -> isFhirs(active.get(type, name)))
                        .forEach(name -> active.remove(type, name));
            }
        }
        super.setActiveSearchParams(active);
    }

    private static boolean isFhirs(RuntimeSearchParam parameter) {
        return parameter != null
                && (parameter.getUri() == null || parameter.getUri().startsWith(OF_FHIR));
    }
}
