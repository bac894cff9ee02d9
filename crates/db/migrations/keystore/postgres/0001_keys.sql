-- Wrapped keys only. Deleting a client's row makes every copy of its data unreadable.
CREATE TABLE master_check (
    id         BIGINT NOT NULL PRIMARY KEY CONSTRAINT master_check_single CHECK (id = 1),
    sealed     BYTEA NOT NULL,
    created_at TEXT NOT NULL
);

CREATE TABLE agency_key (
    agency_id  TEXT NOT NULL PRIMARY KEY,
    wrapped    BYTEA NOT NULL,
    created_at TEXT NOT NULL
);

CREATE TABLE client_key (
    client_id  TEXT NOT NULL PRIMARY KEY,
    agency_id  TEXT NOT NULL REFERENCES agency_key (agency_id),
    wrapped    BYTEA NOT NULL,
    created_at TEXT NOT NULL
);
CREATE INDEX client_key_by_agency ON client_key (agency_id);

-- Keys of the installation itself (signing the audit log, sealing second factors), wrapped likewise.
CREATE TABLE house_key (
    name       TEXT NOT NULL PRIMARY KEY,
    wrapped    BYTEA NOT NULL,
    created_at TEXT NOT NULL
);

-- Erasures, signed, replayed after every restore.
CREATE TABLE erasure (
    client_id TEXT NOT NULL PRIMARY KEY,
    erased_at TEXT NOT NULL,
    signature BYTEA NOT NULL
);
