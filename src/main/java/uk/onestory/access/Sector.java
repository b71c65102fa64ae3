package uk.onestory.access;

/** The kind of service that a partner is, by the codes of CodeSystem {@code OneStory-ServiceSector}. */
public enum Sector {
    GP,
    MENTAL_HEALTH,
    SUBSTANCE_USE,
    SOCIAL_CARE,
    VCSE;

    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
