package uk.onestory.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Partners as the server reads them: from application.yaml, files, the command line and the environment. */
class PartnerSettingsTest {

    private static final String[] DEMONSTRATION = {
        "demo-gp", "demo-cmht", "demo-withyou", "demo-socialcare", "demo-reporting", "demo-admin"
    };

    @Test
    void theDemonstrationBringsItsPartners() {
        read(new String[] {"spring.profiles.active=demo"}, (settings, environment) -> {
            assertThat(settings.all(environment)).extracting(Partner::id).containsExactly(DEMONSTRATION);
            assertThat(settings.problems(environment)).isEmpty();
        });
    }

    @Test
    void whatIsListedJoinsTheDemonstrationsPartners() {
        read(
                new String[] {
                    "spring.profiles.active=demo",
                    "onestory.partners[0].id=pharmacy",
                    "onestory.partners[0].organizations=FX123,FX124",
                    "onestory.partners[0].sector=vcse",
                    "onestory.partners[0].kind=clinical",
                    "onestory.partners[0].scopes=system/*.rs",
                    "onestory.partners[0].jwks-uri=https://pharmacy.example/jwks"
                },
                (settings, environment) -> {
                    assertThat(settings.problems(environment)).isEmpty();
                    assertThat(settings.all(environment))
                            .extracting(Partner::id)
                            .contains(DEMONSTRATION)
                            .contains("pharmacy")
                            .hasSize(DEMONSTRATION.length + 1);
                });
    }

    @Test
    void oneWithTheIdOfADemonstrationPartnerStandsInItsPlace() {
        read(
                new String[] {
                    "spring.profiles.active=demo",
                    "ONESTORY_PARTNERS_0_ID=demo-gp",
                    "ONESTORY_PARTNERS_0_ORGANIZATIONS_0=ZZGP02",
                    "ONESTORY_PARTNERS_0_SECTOR=gp",
                    "ONESTORY_PARTNERS_0_KIND=clinical",
                    "ONESTORY_PARTNERS_0_SCOPES=system/Task.rs",
                    "ONESTORY_PARTNERS_0_SECRET=another"
                },
                (settings, environment) -> {
                    assertThat(settings.problems(environment)).isEmpty();
                    assertThat(settings.all(environment)).hasSize(DEMONSTRATION.length);
                    assertThat(settings.all(environment))
                            .filteredOn(partner -> partner.id().equals("demo-gp"))
                            .singleElement()
                            .satisfies(partner ->
                                    assertThat(partner.organizations()).containsExactly("ZZGP02"));
                });
    }

    @Test
    void productionKnowsNoPartnerOfTheDemonstration() {
        read(
                new String[] {"spring.config.import=file:docker/partners.example.yaml"},
                (settings, environment) -> assertThat(settings.all(environment))
                        .extracting(Partner::id)
                        .doesNotContain(DEMONSTRATION));
    }

    @Test
    void theExampleForOperatorsIsGoodAsItStandsAndHasAnOperator() {
        read(new String[] {"spring.config.import=file:docker/partners.example.yaml"}, (settings, environment) -> {
            assertThat(settings.problems(environment)).isEmpty();
            assertThat(settings.all(environment))
                    .extracting(Partner::kind)
                    .contains(Partner.Kind.CLINICAL, Partner.Kind.REPORTING, Partner.Kind.OPERATOR);
            assertThat(settings.all(environment)).allMatch(partner -> partner.secret() == null);
        });
    }

    private static void read(String[] values, BiConsumer<PartnerSettings, Environment> look) {
        ApplicationContextRunner runner = new ApplicationContextRunner()
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", variables(values))))
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withUserConfiguration(Settings.class)
                .withPropertyValues(
                        Stream.of(values).filter(value -> !isVariable(value)).toArray(String[]::new));
        runner.run(context -> look.accept(context.getBean(PartnerSettings.class), context.getEnvironment()));
    }

    private static Map<String, Object> variables(String... values) {
        return Stream.of(values)
                .filter(PartnerSettingsTest::isVariable)
                .map(value -> value.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private static boolean isVariable(String value) {
        return value.startsWith("ONESTORY_");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(PartnerSettings.class)
    static class Settings {}
}
