package uk.onestory.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;

/**
 * One entry of a section, told in words.
 *
 * @param headline null for none
 * @param lines what is told of it, in order
 * @param cites the resources that it comes from, the main one first
 * @param recorded who recorded it and when; null where the lines say so themselves
 */
record Entry(String headline, List<Line> lines, List<Resource> cites, Recorded recorded) {

    /** The headline says how the resource stands, where that does not go without saying. */
    static Entry of(Resource main, String headline, Line... lines) {
        String standing = Standing.words(main);
        String title = standing == null ? headline : headline + " (" + standing + ")";
        return new Entry(title, Arrays.asList(lines), List.of(main), Recorded.of(main));
    }

    Entry citing(Collection<? extends Resource> others) {
        List<Resource> all = new ArrayList<>(cites);
        all.addAll(others);
        return new Entry(headline, lines, all, recorded);
    }

    Entry withTime() {
        return new Entry(headline, lines, cites, recorded.withTime());
    }

    Entry telling(List<Line> more) {
        List<Line> all = new ArrayList<>(lines);
        all.addAll(more);
        return new Entry(headline, all, cites, recorded);
    }
}
