package uk.onestory.server;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** A body on its way. The container calls whenever some of it is here; at the end the request is dispatched again. */
class ArrivingBody implements ReadListener, AsyncListener {

    private static final int CHUNK = 16 * 1024;

    private final AsyncContext context;
    private final ServletInputStream in;
    private final ByteArrayOutputStream bytes;
    private final int limit;
    private final Duration time;
    private final Runnable release;
    private final AtomicBoolean over = new AtomicBoolean();
    private long passedOver;
    private volatile boolean broken;
    private volatile Failure failure;

    /**
     * @param bytes what has come already
     * @param release called once, when nothing more is waited for
     */
    ArrivingBody(
            AsyncContext context,
            ServletInputStream in,
            ByteArrayOutputStream bytes,
            int limit,
            Duration time,
            Runnable release) {
        this.context = context;
        this.in = in;
        this.bytes = bytes;
        this.limit = limit;
        this.time = time;
        this.release = release;
    }

    /** What comes is passed over. */
    void refuse(Failure reason) {
        failure = reason;
    }

    byte[] whole() throws RefusedRequest {
        if (failure != null) {
            throw new RefusedRequest(failure);
        }
        return bytes.toByteArray();
    }

    @Override
    public void onDataAvailable() throws IOException {
        byte[] chunk = new byte[CHUNK];
        while (!over.get() && in.isReady()) {
            int got = in.read(chunk);
            if (got < 0) {
                return;
            }
            if (failure != null || bytes.size() + got > limit) {
                passOver(got);
            } else {
                bytes.write(chunk, 0, got);
            }
        }
    }

    /** A client that still sends would lose the answer with its connection: it may send on for a while. */
    private void passOver(int got) {
        refuse(tooLarge(limit));
        passedOver += got;
        bytes.reset();
        if (passedOver > 2L * limit) {
            end();
        }
    }

    @Override
    public void onAllDataRead() {
        end();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        if (failure == null) {
            failure = Failure.of(
                    408, IssueType.TIMEOUT, "The body did not arrive within " + time.toSeconds() + " seconds.");
        }
        end();
    }

    private void end() {
        if (over.compareAndSet(false, true)) {
            release.run();
            context.dispatch();
        }
    }

    /** The client is gone. */
    @Override
    public void onError(Throwable reason) {
        if (over.compareAndSet(false, true)) {
            broken = true;
            release.run();
        }
    }

    /** Follows {@link #onError(Throwable)}; after the dispatch it is of what the request did, and none of ours. */
    @Override
    public void onError(AsyncEvent event) {
        onError(event.getThrowable());
        if (broken) {
            context.complete();
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        if (over.compareAndSet(false, true)) {
            release.run();
        }
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // by others, later
    }

    static Failure tooLarge(int limit) {
        return Failure.ofRule(
                413,
                IssueType.TOOLONG,
                RuleCode.TOO_LARGE,
                "The body is larger than " + limit + " bytes: send less at a time.");
    }
}
