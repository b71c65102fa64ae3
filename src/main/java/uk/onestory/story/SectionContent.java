package uk.onestory.story;

import java.util.List;

/** What one section tells of a person. */
interface SectionContent {

    /** @return entries in the order in which they are read; none where there is nothing to tell */
    List<Entry> entries(Told told);
}
