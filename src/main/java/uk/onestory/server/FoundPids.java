package uk.onestory.server;

import ca.uhn.fhir.jpa.dao.IResultIterator;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/** What was found, as HAPI takes it. */
class FoundPids implements IResultIterator<JpaPid> {

    private final Iterator<JpaPid> pids;
    private int taken;

    FoundPids(List<JpaPid> pids) {
        this.pids = pids.iterator();
    }

    @Override
    public boolean hasNext() {
        return pids.hasNext();
    }

    @Override
    public JpaPid next() {
        taken++;
        return pids.next();
    }

    @Override
    public int getSkippedCount() {
        return 0;
    }

    @Override
    public int getNonSkippedCount() {
        return taken;
    }

    @Override
    public Collection<JpaPid> getNextResultBatch(long size) {
        List<JpaPid> batch = new ArrayList<>();
        while (hasNext() && batch.size() < size) {
            batch.add(next());
        }
        return batch;
    }

    @Override
    public void close() {
        // nothing is open
    }
}
