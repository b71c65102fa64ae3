package uk.onestory.access;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import uk.onestory.server.Problem;
import uk.onestory.server.SettingsException;

/** The partners that may call, by client id. */
@Component
public class Partners {

    private final Map<String, Partner> byId = new LinkedHashMap<>();

    Partners(PartnerSettings settings, Environment environment) {
        List<Problem> problems = settings.problems(environment);
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        settings.all(environment).forEach(partner -> byId.put(partner.id(), partner));
    }

    public Optional<Partner> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Collection<Partner> all() {
        return byId.values();
    }
}
