package uk.onestory.identity;

import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.model.entity.ResourceIndexedSearchParamDate;
import ca.uhn.fhir.jpa.model.entity.ResourceIndexedSearchParamString;
import ca.uhn.fhir.jpa.model.entity.ResourceIndexedSearchParamToken;
import ca.uhn.fhir.util.StringUtil;
import java.util.Date;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Component;
import uk.onestory.conformance.NhsNumber;

/** Under which numbers HAPI's indexes hold what people are searched by. */
@Component
class IndexKeys {

    private static final String PATIENT = "Patient";

    private final PartitionSettings partitions;
    private final JpaStorageSettings storage;

    IndexKeys(PartitionSettings partitions, JpaStorageSettings storage) {
        this.partitions = partitions;
        this.storage = storage;
    }

    long nhsNumber(String value) {
        return token(value).getHashSystemAndValue();
    }

    long identifier(Identifier identifier) {
        return token(identifier.getSystem(), identifier.getValue()).getHashSystemAndValue();
    }

    /** Of every NHS number, whichever it is. */
    long anyNhsNumber() {
        return token("any").getHashSystem();
    }

    /** Of everybody who has died. */
    long deceased() {
        return value(Patient.SP_DECEASED, "true");
    }

    /** Of every record that is not in use. */
    long inactive() {
        return value(Patient.SP_ACTIVE, "false");
    }

    private long value(String parameter, String value) {
        return new ResourceIndexedSearchParamToken(partitions, PATIENT, parameter, null, value).getHashValue();
    }

    long birthDate() {
        return new ResourceIndexedSearchParamDate(
                        partitions, PATIENT, Patient.SP_BIRTHDATE, new Date(0), null, new Date(0), null, null)
                .getHashIdentity();
    }

    Text family(String value) {
        return text(Patient.SP_FAMILY, value);
    }

    Text postcode(String value) {
        return text(Patient.SP_ADDRESS_POSTALCODE, value);
    }

    private Text text(String parameter, String value) {
        String indexed = cut(value);
        String normalized = cut(StringUtil.normalizeStringForSearchIndexing(indexed));
        long prefix = new ResourceIndexedSearchParamString(partitions, storage, PATIENT, parameter, normalized, indexed)
                .getHashNormalizedPrefix();
        return new Text(prefix, normalized);
    }

    /** HAPI indexes the beginning of a text that is longer, and takes no longer one. */
    private static String cut(String text) {
        return text.length() <= ResourceIndexedSearchParamString.MAX_LENGTH
                ? text
                : text.substring(0, ResourceIndexedSearchParamString.MAX_LENGTH);
    }

    private ResourceIndexedSearchParamToken token(String number) {
        return token(NhsNumber.SYSTEM, number);
    }

    private ResourceIndexedSearchParamToken token(String system, String value) {
        return new ResourceIndexedSearchParamToken(partitions, PATIENT, Patient.SP_IDENTIFIER, system, value);
    }

    /**
     * A key of the index of strings.
     *
     * @param prefix number of the parameter and the first letter
     */
    record Text(long prefix, String normalized) {}
}
