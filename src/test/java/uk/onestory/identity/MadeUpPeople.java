package uk.onestory.identity;

import java.util.List;
import java.util.Random;
import java.util.Set;

/** People and how careless hands write them down, the same for the same seed. */
final class MadeUpPeople {

    private static final List<String> FEMALE = List.of(
            "SUSAN",
            "MARGARET",
            "JULIE",
            "KAREN",
            "LINDA",
            "CATHERINE",
            "PATRICIA",
            "ALISON",
            "NICOLA",
            "REBECCA",
            "EMMA",
            "ELIZABETH",
            "AISHA",
            "FATIMA",
            "ZAINAB",
            "PRIYA",
            "SIOBHAN",
            "AGNIESZKA",
            "GRACE",
            "JENNIFER",
            "VICTORIA",
            "SAMANTHA",
            "JESSICA",
            "CHARLOTTE",
            "DEBORAH",
            "TERESA",
            "JACQUELINE",
            "HELEN",
            "DOROTHY",
            "OLIVIA");
    private static final List<String> MALE = List.of(
            "DAVID",
            "JOHN",
            "PAUL",
            "STEPHEN",
            "PETER",
            "MICHAEL",
            "ANDREW",
            "MARK",
            "ROBERT",
            "WILLIAM",
            "THOMAS",
            "JAMES",
            "DANIEL",
            "MATTHEW",
            "MOHAMMED",
            "IMRAN",
            "TARIQ",
            "PATRICK",
            "ANTHONY",
            "CHRISTOPHER",
            "RICHARD",
            "EDWARD",
            "JOSEPH",
            "KENNETH",
            "GERARD",
            "RONALD",
            "BENJAMIN",
            "NATHAN",
            "YUSUF",
            "TOMASZ");
    private static final List<String> SYLLABLES = List.of(
            "ASH", "BUR", "CLEG", "DAR", "ECK", "FAIR", "GREEN", "HALL", "IRL", "JACK", "KER", "LANG", "MEL", "NUT",
            "OLD", "PLAT", "RAD", "SHAW", "TAT", "WARD", "KHAN", "MALI", "PAT", "SING", "OKA");
    private static final List<String> ENDINGS = List.of(
            "WORTH", "TON", "LEY", "SON", "HURST", "FORD", "MAN", "EY", "ER", "IDGE", "AM", "WOOD", "K", "EL", "FOR");
    private static final String LETTERS = "ABDEFGHJLNPQRSTUWXYZ";

    private final Random random;

    MadeUpPeople(long seed) {
        this.random = new Random(seed);
    }

    Person person() {
        boolean female = random.nextBoolean();
        String given = pick(female ? FEMALE : MALE);
        String family = pick(SYLLABLES) + pick(ENDINGS);
        return new Person(
                null,
                List.of(new PersonName(family, List.of(given))),
                new BirthDate(1945 + random.nextInt(60), 1 + random.nextInt(12), 1 + random.nextInt(28)),
                female ? "female" : "male",
                Set.of(postcode()));
    }

    /** The same person, as another desk writes them down: most have no slip, some have one, few have two. */
    Person again(Person person) {
        int slips = random.nextInt(10) < 4 ? 0 : random.nextInt(10) < 8 ? 1 : 2;
        Person written = person;
        for (int i = 0; i < slips; i++) {
            written = slip(written);
        }
        return written;
    }

    private Person slip(Person person) {
        PersonName name = person.names().get(0);
        String given = name.firstGiven();
        BirthDate date = person.birthDate();
        return switch (random.nextInt(8)) {
            case 0 -> named(person, new PersonName(typo(name.family()), name.given()));
            case 1 -> named(person, new PersonName(name.family(), List.of(typo(given))));
            case 2 -> named(person, new PersonName(name.family(), List.of(shortened(given))));
            case 3 -> born(person, date.transposed().orElse(date));
            case 4 -> born(person, pick(inOrder(date.slips())));
            case 5 -> new Person(person.nhsNumber(), person.names(), date, person.sex(), Set.of(postcode()));
            case 6 -> new Person(person.nhsNumber(), person.names(), date, person.sex(), Set.of());
            default -> new Person(person.nhsNumber(), person.names(), date, null, person.postcodes());
        };
    }

    private static List<BirthDate> inOrder(Set<BirthDate> dates) {
        return dates.stream()
                .sorted(java.util.Comparator.comparingInt(BirthDate::ordinal))
                .toList();
    }

    private static Person named(Person person, PersonName name) {
        return new Person(person.nhsNumber(), List.of(name), person.birthDate(), person.sex(), person.postcodes());
    }

    private static Person born(Person person, BirthDate date) {
        return new Person(person.nhsNumber(), person.names(), date, person.sex(), person.postcodes());
    }

    private String typo(String name) {
        int at = 1 + random.nextInt(name.length() - 1);
        char letter = LETTERS.charAt(random.nextInt(LETTERS.length()));
        return switch (random.nextInt(3)) {
            case 0 -> name.substring(0, at) + name.substring(at + 1);
            case 1 -> name.substring(0, at) + letter + name.substring(at);
            default -> name.substring(0, at) + letter + name.substring(at + 1);
        };
    }

    private static String shortened(String given) {
        return switch (given) {
            case "WILLIAM" -> "BILL";
            case "ROBERT" -> "BOB";
            case "MARGARET" -> "PEGGY";
            case "MOHAMMED" -> "MUHAMMAD";
            case "CATHERINE" -> "KATH";
            case "ANTHONY" -> "TONY";
            case "PATRICIA" -> "TRISH";
            case "ELIZABETH" -> "BETH";
            default -> given;
        };
    }

    private String postcode() {
        String outward = pick(List.of("WN", "M", "BL", "OL", "SK")) + (1 + random.nextInt(9));
        return outward + random.nextInt(10) + letter() + letter();
    }

    private char letter() {
        return LETTERS.charAt(random.nextInt(LETTERS.length()));
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
