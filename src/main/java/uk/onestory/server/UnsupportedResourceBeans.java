package uk.onestory.server;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.ResourceType;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.stereotype.Component;

/**
 * HAPI defines a DAO and a provider for each of R4's 146 resource types and builds all DAOs at start, wanted or not. The
 * ones that OneStory does not serve are taken out before they cost time and memory.
 */
@Component
class UnsupportedResourceBeans implements BeanDefinitionRegistryPostProcessor {

    private static final Pattern DAO_OR_PROVIDER = Pattern.compile("my([A-Z][A-Za-z]+)(?:Dao|Rp)R4");

    private static final Set<String> RESOURCE_TYPES =
            Arrays.stream(ResourceType.values()).map(ResourceType::name).collect(Collectors.toUnmodifiableSet());

    /** Looked up by HAPI's terminology, although no partner sees it. */
    private static final Set<String> NEEDED_BY_HAPI = Set.of("ConceptMap");

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        for (String name : registry.getBeanDefinitionNames()) {
            Matcher matcher = DAO_OR_PROVIDER.matcher(name);
            if (matcher.matches() && unsupported(matcher.group(1))) {
                registry.removeBeanDefinition(name);
            }
        }
    }

    /** False for beans that are named alike but belong to no type, as the DAO of the system. */
    private static boolean unsupported(String name) {
        return RESOURCE_TYPES.contains(name)
                && !SupportedResources.TYPES.contains(name)
                && !NEEDED_BY_HAPI.contains(name);
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        // nothing but definitions is touched
    }
}
