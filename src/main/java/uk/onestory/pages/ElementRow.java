package uk.onestory.pages;

import java.util.List;

/**
 * What a profile says of one element.
 *
 * @param path without the type in front, with the names of slices
 * @param cardinality of the snapshot, so that it is whole where the profile says half of it
 * @param details fixed values, slicing
 * @param binding null where no value set is named
 */
record ElementRow(
        String path,
        String cardinality,
        List<ElementType> types,
        List<Detail> details,
        Binding binding,
        boolean mustSupport,
        String meaning,
        List<Link> constraints) {

    /** A type, with the profiles that it must meet or, for a reference, that its target must meet. */
    record ElementType(Link type, List<Link> profiles) {}

    /** {@code Always: plan}. */
    record Detail(String label, Link value) {}
}
