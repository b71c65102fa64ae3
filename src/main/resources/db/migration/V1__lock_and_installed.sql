-- Work that one node does at a time (ShedLock's table).
CREATE TABLE onestory_lock (
    name VARCHAR(64) NOT NULL PRIMARY KEY,
    lock_until TIMESTAMP NOT NULL,
    locked_at TIMESTAMP NOT NULL,
    locked_by VARCHAR(255) NOT NULL
);

-- What was installed into the FHIR store, by a digest of its content: a start with the same content installs nothing.
CREATE TABLE onestory_installed (
    name VARCHAR(64) NOT NULL PRIMARY KEY,
    digest VARCHAR(64) NOT NULL
);
