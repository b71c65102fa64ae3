package uk.onestory.server;

import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Puts resources that come with this build into the FHIR store: once for one content, by one node while others wait.
 * What an operator changed later stays until a build brings another content.
 */
@Component
public class Installer {

    private static final Logger LOG = LoggerFactory.getLogger(Installer.class);
    private static final Duration AT_MOST = Duration.ofMinutes(10);

    private static final String FIND = "SELECT digest FROM onestory_installed WHERE name = ?";
    private static final String UPDATE = "UPDATE onestory_installed SET digest = ? WHERE name = ?";
    private static final String INSERT = "INSERT INTO onestory_installed (digest, name) VALUES (?, ?)";

    private final NodeLock lock;
    private final IFhirSystemDao<Bundle, Meta> system;
    private final JdbcTemplate database;

    Installer(NodeLock lock, IFhirSystemDao<Bundle, Meta> system, JdbcTemplate database) {
        this.lock = lock;
        this.system = system;
        this.database = database;
    }

    /**
     * @param name what is installed, the same on all nodes and in all versions
     * @param digest digest of the content
     * @param resources with ids; in an order in which each one refers to earlier ones only, or within one transaction
     * @return whether this call installed something
     */
    public boolean install(String name, String digest, Supplier<List<? extends Resource>> resources) {
        return install(name, digest, resources, new SystemRequestDetails());
    }

    /** The same, written under a request that the caller has made ready. */
    public boolean install(
            String name, String digest, Supplier<List<? extends Resource>> resources, SystemRequestDetails request) {
        if (digest.equals(installed(name))) {
            return false;
        }
        boolean[] done = {false};
        lock.runAlone("install-" + name, AT_MOST, () -> {
            if (!digest.equals(installed(name))) {
                Bundle bundle = puts(resources.get());
                system.transaction(request, bundle);
                if (database.update(UPDATE, digest, name) == 0) {
                    database.update(INSERT, digest, name);
                }
                LOG.info("Installed {} ({} resources)", name, bundle.getEntry().size());
                done[0] = true;
            }
        });
        return done[0];
    }

    private String installed(String name) {
        return database.queryForList(FIND, String.class, name).stream()
                .findFirst()
                .orElse(null);
    }

    private static Bundle puts(List<? extends Resource> resources) {
        Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
        for (Resource resource : resources) {
            String id = resource.fhirType() + "/" + resource.getIdElement().getIdPart();
            bundle.addEntry()
                    .setFullUrl(id)
                    .setResource(resource)
                    .getRequest()
                    .setMethod(HTTPVerb.PUT)
                    .setUrl(id);
        }
        return bundle;
    }
}
