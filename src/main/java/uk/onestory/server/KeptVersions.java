package uk.onestory.server;

import java.util.Set;

/** Where references keep the version that they name: what a Provenance tells is about versions (FHIR R4 provenance.html). */
public final class KeptVersions {

    public static final Set<String> PATHS = Set.of(
            "Provenance.target",
            "Provenance.location",
            "Provenance.agent.who",
            "Provenance.agent.onBehalfOf",
            "Provenance.entity.what",
            "Provenance.entity.agent.who",
            "Provenance.entity.agent.onBehalfOf",
            "Provenance.signature.who",
            "Provenance.signature.onBehalfOf");

    private KeptVersions() {}
}
