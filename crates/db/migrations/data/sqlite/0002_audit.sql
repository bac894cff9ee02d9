-- An append-only Merkle log (RFC 6962): what happened, by whom, to which pseudonym.
CREATE TABLE audit_entry (
    seq        INTEGER NOT NULL PRIMARY KEY,
    at         TEXT NOT NULL,
    agency_id  TEXT,
    actor_id   TEXT,
    action     TEXT NOT NULL,
    subject    TEXT NOT NULL,
    detail     TEXT NOT NULL,
    leaf_hash  BLOB NOT NULL
) STRICT;
CREATE INDEX audit_entry_by_subject ON audit_entry (subject, seq);
CREATE INDEX audit_entry_by_agency ON audit_entry (agency_id, seq);

-- The tree's right edge: enough to append and to state the root without reading all leaves.
CREATE TABLE audit_head (
    id       INTEGER NOT NULL PRIMARY KEY CONSTRAINT audit_head_single CHECK (id = 1),
    size     INTEGER NOT NULL,
    frontier BLOB NOT NULL
) STRICT;
INSERT INTO audit_head (id, size, frontier) VALUES (1, 0, CAST('' AS BLOB));
