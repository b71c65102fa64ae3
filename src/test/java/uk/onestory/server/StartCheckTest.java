package uk.onestory.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The settings of all rooms, looked at as at a start. */
class StartCheckTest {

    private static final String[] GOOD = {
        "spring.datasource.url=jdbc:postgresql://localhost/onestory",
        "spring.config.import=file:docker/partners.example.yaml"
    };

    @Test
    void everythingThatIsMissingIsToldAtOnce() {
        assertThat(refused())
                .hasSize(3)
                .anyMatch(told -> told.startsWith("No database is set. Set spring.datasource.url"))
                .anyMatch(told -> told.startsWith("No partner is set. List"))
                .anyMatch(told -> told.contains("onestory.token.signing-keys"));
    }

    @Test
    void productionWithADatabaseAndPartnersStarts() {
        starts(GOOD);
    }

    @Test
    void theDemonstrationNeedsNoSetting() {
        starts("spring.profiles.active=demo");
    }

    @Test
    void blankDatabaseIsNone() {
        assertThat(refused("spring.datasource.url= ")).anyMatch(told -> told.startsWith("No database is set."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:mem:onestory",
                "jdbc:h2:mem:",
                "jdbc:h2:file:./data/onestory",
                "jdbc:h2:./data/onestory",
                "jdbc:h2:tcp://host/onestory",
                "jdbc:h2:nio:./data/onestory",
                "jdbc:hsqldb:mem:onestory",
                "jdbc:derby:memory:onestory"
            })
    void productionIsOnPostgresqlOnly(String url) {
        assertThat(refused("spring.datasource.url=" + url, GOOD[1])).anyMatch(told -> told.contains("PostgreSQL"));
    }

    @Test
    void theDemonstrationMayLieInMemory() {
        starts("spring.profiles.active=demo", "spring.datasource.url=jdbc:h2:mem:onestory");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            onestory.database.schema=perhaps          | migrate, validate
            onestory.limits.count=0                   | onestory.limits.count
            onestory.limits.body=much                 | for example 512KB or 10MB
            onestory.limits.send-time=soon            | for example 30s
            onestory.limits.depth=deep                | whole number
            onestory.token.lifetime=0s                | onestory.token.lifetime
            onestory.token.lifetime=long              | for example 30s
            onestory.referral.oldest=old              | for example P7D
            onestory.referral.oldest=P0D              | onestory.referral.oldest is a period of time
            onestory.referral.receipt.asap=1s         | onestory.referral.receipt.asap
            onestory.referral.receipt.extra-bank-holidays=soon | a date
            onestory.referral.on-hold-reminders=0     | onestory.referral.on-hold-reminders
            onestory.ask.currency-interval=now        | for example 30s
            onestory.retries.keep=ever                | for example 30s
            onestory.identity.merge-limit=0           | onestory.identity.merge-limit
            onestory.identity.accept-invalid-nhs-numbers=perhaps | true or false
            onestory.demo.people=-1                   | onestory.demo.people
            onestory.terminology.timeout=never        | for example 30s
            onestory.access-log=true                  | off, console, or the path
            onestory.access-log=/dev/null/access.log  | may write to
            """)
    void aValueThatIsNoneIsNamedWithWhatItMayBe(String setting, String told) {
        String name = setting.substring(0, setting.indexOf('='));
        assertThat(refused(GOOD[0], GOOD[1], setting))
                .anyMatch(problem -> problem.contains(name) || problem.contains("access log"))
                .anyMatch(problem -> problem.contains(told));
    }

    @Test
    void severalBadValuesAreAllTold() {
        assertThat(refused(
                        GOOD[0],
                        GOOD[1],
                        "onestory.limits.count=0",
                        "onestory.limits.includes=0",
                        "onestory.database.schema=perhaps",
                        "onestory.ask.currency-interval=0s"))
                .filteredOn(told -> !told.contains("signing keys"))
                .hasSize(4);
    }

    @Test
    void aPartnerThatIsNoneIsNamedBySettingAndValues() {
        List<String> told = refused(
                GOOD[0],
                "onestory.partners[0].id=gp",
                "onestory.partners[0].sector=dentist",
                "onestory.partners[0].secret=hush");
        assertThat(told)
                .anyMatch(problem -> problem.contains("onestory.partners[0].sector")
                        && problem.contains("gp, mental-health, substance-use, social-care, vcse"));
        assertThat(told).noneMatch(problem -> problem.contains("hush"));
    }

    @Test
    void whatAPartnerLacksIsNamed() {
        assertThat(refused(GOOD[0], "onestory.partners[0].id=gp", "onestory.partners[0].sector=gp"))
                .anyMatch(problem -> problem.contains("onestory.partners[0].organizations"))
                .anyMatch(problem -> problem.contains("onestory.partners[0].kind"))
                .anyMatch(problem -> problem.contains("onestory.partners[0].scopes"));
    }

    @Test
    void signingKeysThatAreNoneAreRefusedWithoutSayingThem(@TempDir Path folder) throws IOException {
        Path absent = folder.resolve("absent.json");
        Path broken = Files.writeString(folder.resolve("broken.json"), "{\"keys\": [{\"d\": \"hush-hush\", ");
        Path other = Files.writeString(folder.resolve("other.json"), "{\"keys\": [{\"kty\": \"hush\"}]}");
        Path empty = Files.writeString(folder.resolve("empty.json"), "{\"keys\": []}");
        for (Path file : List.of(absent, broken, other, empty)) {
            assertThat(refused(GOOD[0], GOOD[1], "onestory.token.signing-keys=file:" + file))
                    .singleElement()
                    .asString()
                    .contains("onestory.token.signing-keys", file.getFileName().toString(), "one private RSA key")
                    .doesNotContain("hush");
        }
    }

    @Test
    void anOutsideIssuerNeedsAnAudienceAndNoKeys() {
        String issuer = "spring.security.oauth2.resourceserver.jwt.issuer-uri=https://issuer.example";
        assertThat(refused(GOOD[0], GOOD[1], issuer)).singleElement().asString().contains("audiences");
        starts(GOOD[0], GOOD[1], issuer, "spring.security.oauth2.resourceserver.jwt.audiences=onestory");
    }

    private static List<String> refused(String... values) {
        List<String> told = new ArrayList<>();
        with(values).run(context -> {
            assertThat(context.getStartupFailure()).isInstanceOf(SettingsException.class);
            ((SettingsException) context.getStartupFailure())
                    .problems()
                    .forEach(problem -> told.add(problem.toString()));
        });
        assertThat(told).allMatch(problem -> problem.lines().count() == 1).doesNotHaveDuplicates();
        return told;
    }

    private static void starts(String... values) {
        with(values).run(context -> assertThat(context).hasNotFailed());
    }

    private static ApplicationContextRunner with(String... values) {
        return new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withUserConfiguration(Settings.class)
                .withPropertyValues(values);
    }

    @Configuration(proxyBeanMethods = false)
    @ConfigurationPropertiesScan("uk.onestory")
    @Import(StartCheck.class)
    static class Settings {}
}
