package uk.onestory.conformance;

import java.lang.reflect.Method;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;

/**
 * Names of codes of HL7's own code systems, by HAPI's enumerations of them: these are in memory anyway, while the
 * definitions are tens of megabytes. Each enumeration is named after the last part of its system's URL.
 */
final class BaseCodes {

    private static final Pattern SYSTEM =
            Pattern.compile("http://(?:terminology\\.hl7\\.org/CodeSystem|hl7\\.org/fhir)/([A-Za-z0-9-]{1,64})");
    private static final String ENUMERATIONS = "org.hl7.fhir.r4.model.codesystems.";

    private BaseCodes() {}

    static Optional<String> name(String system, String code) {
        Matcher known = SYSTEM.matcher(system);
        if (!known.matches()) {
            return Optional.empty();
        }
        try {
            Class<?> codes = Class.forName(ENUMERATIONS + enumeration(known.group(1)));
            Object found = codes.getMethod("fromCode", String.class).invoke(null, code);
            if (found == null || !system.equals(text(found, "getSystem"))) {
                return Optional.empty();
            }
            // For a code without a name of its own HAPI gives the code or "?".
            return Optional.ofNullable(text(found, "getDisplay")).filter(name -> name.length() > 1);
        } catch (ReflectiveOperationException | LinkageError unknown) {
            return Optional.empty();
        }
    }

    private static String text(Object code, String getter) throws ReflectiveOperationException {
        Method read = code.getClass().getMethod(getter);
        return (String) read.invoke(code);
    }

    /** {@code goal-achievement} is {@code GoalAchievement}. */
    private static String enumeration(String system) {
        StringBuilder name = new StringBuilder();
        for (String part : system.split("-", -1)) {
            name.append(StringUtils.capitalize(part));
        }
        return name.toString();
    }
}
