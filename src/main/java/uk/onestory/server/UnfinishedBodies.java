package uk.onestory.server;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many bodies are on their way from each address: one sender of many slow ones does not take all connections. */
class UnfinishedBodies {

    private final int most;
    private final Map<String, Integer> byAddress = new ConcurrentHashMap<>();

    UnfinishedBodies(int most) {
        this.most = most;
    }

    /** @return whether one more may come; then {@link #end} must follow */
    boolean begin(String address) {
        if (byAddress.merge(address, 1, Integer::sum) <= most) {
            return true;
        }
        end(address);
        return false;
    }

    void end(String address) {
        byAddress.computeIfPresent(address, (same, count) -> count == 1 ? null : count - 1);
    }
}
