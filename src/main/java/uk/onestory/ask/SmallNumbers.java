package uk.onestory.ask;

import java.util.Comparator;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What may be published of counts, after the rules of NHS England's monthly statistics: 1 to 4 are left out, everything
 * else is rounded to the nearest 5; 0 stays 0. Where a cell is left out, the next smallest is as well: else who knows the
 * total and the other cells would know the one that is missing. Totals are rounded too, from what was counted and not
 * from the rounded cells, so that no sum of cells gives a total away, nor a total a cell.
 */
final class SmallNumbers {

    private static final long SMALLEST = 5;

    private SmallNumbers() {}

    /** Empty where it is left out. */
    static OptionalLong total(long counted) {
        return isSmall(counted) ? OptionalLong.empty() : OptionalLong.of(rounded(counted));
    }

    /** Of cells that add up to a total, in the order of their names. */
    static Map<String, OptionalLong> cells(Map<String, Long> counted) {
        String second = counted.values().stream().anyMatch(SmallNumbers::isSmall)
                ? counted.entrySet().stream()
                        .filter(cell -> cell.getValue() >= SMALLEST)
                        .min(Map.Entry.<String, Long>comparingByValue()
                                .thenComparing(Map.Entry::getKey, Comparator.naturalOrder()))
                        .map(Map.Entry::getKey)
                        .orElse("")
                : "";
        return counted.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        cell -> cell.getKey().equals(second) ? OptionalLong.empty() : total(cell.getValue()),
                        (one, other) -> one,
                        TreeMap::new));
    }

    private static boolean isSmall(long counted) {
        return counted > 0 && counted < SMALLEST;
    }

    private static long rounded(long counted) {
        return Math.round(counted / (double) SMALLEST) * SMALLEST;
    }
}
