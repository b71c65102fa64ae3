package uk.onestory.demo;

import java.util.List;

/** The word lists of what keeps people safe, what they take, whom they meet and what they allow. */
record CareWords(Safety safety, Medicines medicines, Allergies allergies, Contacts contacts, Sharing sharing) {

    record Safety(List<Flag> flags, Flag sensitive, Flag interpreter, List<Risk> risks, Plans plans) {}

    /**
     * @param category safety, safeguarding or adjustment
     * @param kinds kinds of {@link Words.Problem} that it goes with; none: of everybody
     * @param code SNOMED CT code; null where none fits
     */
    record Flag(String category, List<String> kinds, String code, String display, String text, int share) {}

    record Risk(
            List<String> kinds,
            String code,
            String display,
            String text,
            String likely,
            String rationale,
            String mitigation) {}

    record Plans(List<String> titles, List<String> triggers, List<String> helps) {}

    record Medicines(List<Medicine> medicines) {}

    /**
     * @param code product of the NHS dictionary of medicines and devices; null where none is known
     * @param otherDose what a record says that was not brought up to date
     * @param by {@code gp}, {@code mental-health} or {@code substance-use}: who gives it
     */
    record Medicine(
            String code, String name, String dose, String otherDose, List<String> kinds, String by, int share) {}

    record Allergies(None none, List<Allergy> allergies) {}

    record None(String code, String display) {}

    record Allergy(String code, String display, String substance, String reaction, boolean high, int share) {}

    record Contacts(
            List<String> first,
            List<String> later,
            List<String> practice,
            List<Booked> appointments,
            List<Supporter> supporters,
            List<Share> sharing) {}

    /** @param please what the person is told beforehand */
    record Booked(String what, String please) {}

    /**
     * @param code of v3-RoleCode
     * @param upTo oldest age at which somebody has one; 0 for any
     */
    record Supporter(String code, String display, String words, boolean female, int share, int upTo) {}

    record Share(boolean agreed, String words) {}

    record Sharing(List<Decision> consents) {}

    /**
     * @param type permit or deny
     * @param to {@code social-care} (of the borough) or the id of an Organization
     * @param labels codes of v3-ActCode
     */
    record Decision(String type, String to, List<String> labels, boolean mayBeKnown, String words, int share) {}

    static CareWords load() {
        return new CareWords(
                Words.read("safety", Safety.class),
                Words.read("medicines", Medicines.class),
                Words.read("allergies", Allergies.class),
                Words.read("contacts", Contacts.class),
                Words.read("sharing", Sharing.class));
    }
}
