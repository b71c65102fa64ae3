package uk.onestory.server;

import java.io.IOException;

/** A request that is turned down while it is read. */
class RefusedRequest extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    RefusedRequest(Failure failure) {
        super(failure.diagnostics());
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }
}
