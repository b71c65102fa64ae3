package uk.onestory.server;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Looks at all settings before any other bean is made and the web server begins: what is wrong with them is told together.
 */
@Component
class StartCheck implements BeanFactoryPostProcessor, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(StartCheck.class);
    private static final String OURS = "uk.onestory.";

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        Environment environment = beans.getBean(Environment.class);
        List<Problem> problems = new ArrayList<>();
        List<Problem> warnings = new ArrayList<>();
        try (SettingsReader settings = new SettingsReader(environment)) {
            types(beans).forEach(type -> {
                try {
                    if (settings.read(type) instanceof CheckedSettings read) {
                        problems.addAll(read.problems(environment));
                        warnings.addAll(read.warnings(environment));
                    }
                } catch (BindException unreadable) {
                    problems.addAll(BindingProblems.of(unreadable).orElseThrow());
                }
            });
        }
        if (!problems.isEmpty()) {
            problems.addAll(warnings);
            throw new SettingsException(problems.stream().distinct().toList());
        }
        LOG.info(
                "OneStory starts as process {}: {}, Java {}, data in {}",
                ProcessHandle.current().pid(),
                profiles(environment),
                Runtime.version().feature(),
                DataPlace.ofUrl(environment.getProperty(DatabaseSettings.URL, "")));
        warnings.forEach(warning -> LOG.warn("{}", warning));
    }

    /** Ours, by name; no bean is made. */
    private static List<Class<?>> types(ConfigurableListableBeanFactory beans) {
        return Arrays.stream(beans.getBeanNamesForAnnotation(ConfigurationProperties.class))
                .<Class<?>>map(name -> beans.getType(name, false))
                .filter(type -> type != null && type.getName().startsWith(OURS))
                .sorted(Comparator.comparing(Class::getName))
                .toList();
    }

    private static String profiles(Environment environment) {
        String[] active = environment.getActiveProfiles();
        return active.length == 0
                ? "in production"
                : Arrays.stream(active).collect(Collectors.joining(", ", "with profile ", ""));
    }

    /** When all definitions are there, those of the settings too. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
