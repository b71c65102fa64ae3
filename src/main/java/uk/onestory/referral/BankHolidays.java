package uk.onestory.referral;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Year;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import uk.onestory.server.WarmUp;

/**
 * Bank holidays of England, with their substitute days and the ones of a single year, from the tables of jollyday
 * ({@code holidays/Holidays_gb.xml}, after https://www.gov.uk/bank-holidays#england-and-wales).
 */
@Component
class BankHolidays implements WarmUp {

    private static final String ENGLAND = "eng";

    private final Map<Year, Set<LocalDate>> years = new ConcurrentHashMap<>();
    private final Clock clock;

    BankHolidays(Clock clock) {
        this.clock = clock;
    }

    boolean contains(LocalDate day) {
        return years.computeIfAbsent(Year.from(day), BankHolidays::of).contains(day);
    }

    /** Reading the tables takes longer than a whole referral. */
    @Override
    public void warmUp() {
        contains(LocalDate.now(clock.withZone(WorkingDays.LONDON)));
    }

    private static Set<LocalDate> of(Year year) {
        return HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.UNITED_KINGDOM))
                .getHolidays(year, HolidayType.PUBLIC_HOLIDAY, ENGLAND)
                .stream()
                .map(Holiday::getDate)
                .collect(Collectors.toUnmodifiableSet());
    }
}
