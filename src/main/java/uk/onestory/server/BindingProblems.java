package uk.onestory.server;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.origin.Origin;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/** Names the setting that cannot be taken, where it stands, and what it may be. */
final class BindingProblems {

    /** Settings whose values are nobody's business. */
    private static final Pattern SECRET = Pattern.compile("(?i).*(secret|password|token|jwks|key|url)[^.]*");

    private static final Map<Class<?>, String> FORMS = Map.of(
            Duration.class, "a length of time, for example 30s, 15m, 4h or PT15M",
            Period.class, "a period, for example P7D, P6M or P10Y",
            LocalDate.class, "a date, for example 2026-05-04",
            DataSize.class, "a size, for example 512KB or 10MB",
            Boolean.class, "true or false",
            boolean.class, "true or false",
            int.class, "a whole number",
            long.class, "a whole number");

    private BindingProblems() {}

    /** Empty where something else failed. */
    static Optional<List<Problem>> of(Throwable failure) {
        BindValidationException invalid = causeOf(failure, BindValidationException.class);
        if (invalid != null) {
            String prefix = invalid.getValidationErrors().getName().toString();
            return Optional.of(invalid.getValidationErrors().getAllErrors().stream()
                    .map(error -> invalid(prefix, error))
                    .toList());
        }
        BindException unreadable = causeOf(failure, BindException.class);
        return Optional.ofNullable(unreadable).map(found -> List.of(unreadable(found)));
    }

    private static Problem invalid(String prefix, ObjectError error) {
        if (!(error instanceof FieldError field)) {
            return new Problem(prefix + " " + error.getDefaultMessage(), "Correct these settings");
        }
        String name = prefix + "." + kebab(field.getField());
        return new Problem(
                name + " " + field.getDefaultMessage() + given(name, field.getRejectedValue()),
                "Correct it" + where(Origin.from(error)));
    }

    private static Problem unreadable(BindException failure) {
        ConfigurationProperty property = failure.getProperty();
        String name = property == null
                ? failure.getName().toString()
                : property.getName().toString();
        Object value = property == null ? null : property.getValue();
        ConversionFailedException conversion = causeOf(failure, ConversionFailedException.class);
        Class<?> type = conversion == null
                ? failure.getTarget().getType().resolve(Object.class)
                : conversion.getTargetType().getType();
        String origin = where(property == null ? null : property.getOrigin());
        return allowed(type)
                .map(form -> new Problem(name + " cannot be read" + given(name, value), "It takes " + form + origin))
                .orElseGet(() -> new Problem(
                        name + " cannot be read" + given(name, value) + why(name, failure), "Correct it" + origin));
    }

    private static String why(String name, BindException failure) {
        String message = NestedExceptionUtils.getMostSpecificCause(failure).getMessage();
        return SECRET.matcher(name).matches() || message == null
                ? ""
                : ": " + message.lines().findFirst().orElse("");
    }

    private static Optional<String> allowed(Class<?> type) {
        if (type.isEnum()) {
            return Optional.of(Arrays.stream(type.getEnumConstants())
                    .map(constant ->
                            ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .collect(Collectors.joining(", ", "one of ", "")));
        }
        return Optional.ofNullable(FORMS.get(type));
    }

    private static String given(String name, Object value) {
        return value == null
                        || SECRET.matcher(name).matches()
                        || value.toString().isBlank()
                ? ""
                : " (it is '" + value + "')";
    }

    private static String where(Origin origin) {
        return origin == null ? "" : " (it stands in " + origin + ")";
    }

    private static String kebab(String field) {
        return field.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static <T extends Throwable> T causeOf(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
