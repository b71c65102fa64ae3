package uk.onestory.conformance;

import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import uk.onestory.server.SearchValueForm;

/** A search finds a person by the NHS number as it is printed, and says so where nobody can have it. */
@Component
public class SearchedNhsNumbers implements SearchValueForm {

    private static final String OF_SYSTEM = NhsNumber.SYSTEM + "|";
    private static final Pattern GROUPS = Pattern.compile("\\d{3}[ \\u00a0-]\\d{3}[ \\u00a0-]\\d{4}");

    private final IdentitySettings settings;

    SearchedNhsNumbers(IdentitySettings settings) {
        this.settings = settings;
    }

    @Override
    public String asStored(String value) {
        if (value.startsWith(OF_SYSTEM)) {
            String number = WrittenNhsNumber.digits(value.substring(OF_SYSTEM.length()));
            if (!number.isEmpty() && !isPossible(number)) {
                throw Refusal.of(
                        400,
                        Rule.NHS_NUMBER_INVALID,
                        "The NHS number of this search fails the check digit: nobody has it. Is a digit wrong?");
            }
            return OF_SYSTEM + number;
        }
        // of no system it may as well be an identifier of another kind, which is stored as it is
        return GROUPS.matcher(value).matches() && NhsNumber.isValid(WrittenNhsNumber.digits(value))
                ? value + "," + WrittenNhsNumber.digits(value)
                : value;
    }

    private boolean isPossible(String number) {
        return settings.acceptInvalidNhsNumbers() || NhsNumber.isValid(number);
    }
}
