package uk.onestory.access;

import jakarta.validation.Valid;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.validation.annotation.Validated;
import uk.onestory.server.CheckedSettings;
import uk.onestory.server.Problem;

/**
 * The partners of this deployment ({@code onestory.partners}).
 *
 * @param partners client systems
 * @param demo what the profile {@code demo} brings along
 */
@Validated
@ConfigurationProperties("onestory")
record PartnerSettings(
        @DefaultValue @Valid List<Partner> partners,
        @DefaultValue @Valid Demo demo) implements CheckedSettings {

    private static final Profiles DEMONSTRATION = Profiles.of("demo");

    /**
     * @param partners are there in the profile {@code demo} only, each unless {@code onestory.partners} has one with its id
     */
    record Demo(@DefaultValue @Valid List<Partner> partners) {}

    /** Who may call, each id once. */
    Collection<Partner> all(Environment environment) {
        Map<String, Partner> byId = new LinkedHashMap<>();
        Stream<Partner> brought = isDemonstration(environment) ? demo.partners().stream() : Stream.empty();
        Stream.concat(brought, partners.stream()).forEach(partner -> byId.put(partner.id(), partner));
        return byId.values();
    }

    @Override
    public List<Problem> problems(Environment environment) {
        List<Problem> problems = new ArrayList<>();
        Collection<Partner> all = all(environment);
        if (all.isEmpty()) {
            problems.add(new Problem(
                    "no partner is set",
                    "List at least one client system under onestory.partners (id, organizations, sector, kind, scopes,"
                            + " jwks-uri), or start with the Spring profile 'demo'"));
        }
        problems.addAll(twice(partners, "onestory.partners"));
        problems.addAll(twice(demo.partners(), "onestory.demo.partners"));
        all.forEach(partner -> problems.addAll(problems(partner, environment)));
        return problems;
    }

    private static List<Problem> twice(List<Partner> list, String name) {
        return list.stream()
                .map(Partner::id)
                .filter(id ->
                        list.stream().filter(other -> id.equals(other.id())).count() > 1)
                .distinct()
                .map(id -> new Problem("partner '" + id + "' stands twice in " + name, "Give each partner one id"))
                .toList();
    }

    private static List<Problem> problems(Partner partner, Environment environment) {
        List<Problem> problems = new ArrayList<>();
        String named = "partner '" + partner.id() + "' ";
        if (partner.secret() != null && !isDemonstration(environment)) {
            problems.add(new Problem(
                    named + "has a secret",
                    "Secrets work in the profile 'demo' only: give the partner's public keys in jwks-uri"));
        }
        if (partner.jwks() != null) {
            problems.add(new Problem(
                    named + "gives its public keys inline (jwks)",
                    "Publish the keys and give their address in jwks-uri: inline keys are not read in this version"));
        }
        if (partner.jwksUri() == null && partner.secret() == null && !OutsideIssuer.isSet(environment)) {
            problems.add(new Problem(
                    named + "has no jwks-uri and could not prove who it is",
                    "Give the address where it publishes its public keys in jwks-uri"));
        }
        if (partner.jwksUri() != null && !isWebAddress(partner.jwksUri())) {
            problems.add(new Problem(
                    named + "has a jwks-uri that is no web address", "Give an address that begins with https://"));
        }
        partner.scopes().stream()
                .filter(scope -> Scopes.of(List.of(scope)).text().isEmpty())
                .map(scope -> new Problem(
                        named + "has the scope '" + scope + "', which grants nothing",
                        "Write scopes as system/Type.cruds, for example system/*.cruds or system/Task.rs"))
                .forEach(problems::add);
        return problems;
    }

    private static boolean isWebAddress(String address) {
        try {
            URI uri = URI.create(address);
            return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    static boolean isDemonstration(Environment environment) {
        return environment.acceptsProfiles(DEMONSTRATION);
    }
}
