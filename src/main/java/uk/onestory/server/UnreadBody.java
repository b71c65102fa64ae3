package uk.onestory.server;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Reads what nobody wants, as it comes. */
class UnreadBody implements ReadListener, AsyncListener {

    private static final int CHUNK = 16 * 1024;

    private final AsyncContext context;
    private final ServletInputStream in;
    private final Runnable cut;
    private final AtomicBoolean over = new AtomicBoolean();
    private long left;

    /**
     * @param most bytes to read
     * @param cut called where more is on its way than is read
     */
    UnreadBody(AsyncContext context, ServletInputStream in, long most, Runnable cut) {
        this.context = context;
        this.in = in;
        this.left = most;
        this.cut = cut;
    }

    @Override
    public void onDataAvailable() throws IOException {
        byte[] chunk = new byte[CHUNK];
        while (!over.get() && in.isReady()) {
            int got = in.read(chunk);
            if (got < 0) {
                return;
            }
            left -= got;
            if (left < 0) {
                stop();
            }
        }
    }

    @Override
    public void onAllDataRead() {
        if (over.compareAndSet(false, true)) {
            context.complete();
        }
    }

    private void stop() {
        if (over.compareAndSet(false, true)) {
            cut.run();
            context.complete();
        }
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        stop();
    }

    /** The client is gone; {@link #onError(AsyncEvent)} follows. */
    @Override
    public void onError(Throwable broken) {
        over.set(true);
    }

    @Override
    public void onError(AsyncEvent event) {
        over.set(true);
        cut.run();
        context.complete();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        over.set(true);
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // never
    }
}
