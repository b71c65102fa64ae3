package uk.onestory.story;

import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.ServiceRequest;

/** What a referral is called in the head. */
final class ReferralName {

    private static final Pattern BARE_CODE = Pattern.compile("[\\d ]+");

    private ReferralName() {}

    /** A bare code says nothing to people. */
    static String of(ServiceRequest referral) {
        String name = Words.of(referral.getCode());
        return name == null || BARE_CODE.matcher(name).matches() ? "Referral" : name;
    }
}
