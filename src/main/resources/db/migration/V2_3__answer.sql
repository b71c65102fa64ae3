-- The first answers to requests with an X-Request-Id; the same request again gets the same answer.
CREATE TABLE onestory_answer (
    partner VARCHAR NOT NULL,
    request_id UUID NOT NULL,
    -- of a batch, whose entries are transactions of their own; -1 is the answer as a whole
    entry INTEGER NOT NULL,
    digest BYTEA NOT NULL,
    scopes VARCHAR NOT NULL,
    status INTEGER NOT NULL,
    headers VARCHAR NOT NULL,
    -- packed with gzip; none where it is too large to be kept
    body BYTEA,
    answered_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (partner, request_id, entry)
);
CREATE INDEX onestory_answer_answered_at ON onestory_answer (answered_at);
