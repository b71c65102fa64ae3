package uk.onestory.server;

import org.hl7.fhir.instance.model.api.IBaseHasExtensions;
import org.hl7.fhir.r4.model.Extension;

/** Reads extensions of what partners sent and nobody has validated yet. */
public final class Extensions {

    private Extensions() {}

    /**
     * HAPI's {@code getExtensionByUrl} throws where there are two of one url: a server error for what validation refuses a
     * moment later, or takes where no profile says that there is one at most.
     *
     * @return the first of this url, null where there is none
     */
    public static Extension first(IBaseHasExtensions element, String url) {
        return element.getExtension().stream()
                .filter(extension -> url.equals(extension.getUrl()))
                .map(Extension.class::cast)
                .findFirst()
                .orElse(null);
    }
}
