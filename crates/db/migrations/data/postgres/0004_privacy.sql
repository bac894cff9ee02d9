-- Four objects, never one tick box: agreement, notice, consent, release from confidentiality.
CREATE TABLE counselling_agreement (
    id           TEXT NOT NULL PRIMARY KEY,
    client_id    TEXT NOT NULL REFERENCES client (id),
    agency_id    TEXT NOT NULL REFERENCES agency (id),
    concluded_on TEXT NOT NULL,
    ended_on     TEXT,
    language     TEXT NOT NULL,
    taken_by     TEXT NOT NULL REFERENCES account (id),
    sealed       BYTEA NOT NULL,
    created_at   TEXT NOT NULL
);
CREATE INDEX counselling_agreement_by_client ON counselling_agreement (client_id);

CREATE TABLE privacy_notice (
    id            TEXT NOT NULL PRIMARY KEY,
    client_id     TEXT NOT NULL REFERENCES client (id),
    agency_id     TEXT NOT NULL REFERENCES agency (id),
    handed_out_on TEXT NOT NULL,
    language      TEXT NOT NULL,
    version       TEXT NOT NULL,
    text_hash     TEXT NOT NULL,
    handed_out_by TEXT NOT NULL REFERENCES account (id),
    created_at    TEXT NOT NULL
);
CREATE INDEX privacy_notice_by_client ON privacy_notice (client_id);

CREATE TABLE consent (
    id           TEXT NOT NULL PRIMARY KEY,
    client_id    TEXT NOT NULL REFERENCES client (id),
    agency_id    TEXT NOT NULL REFERENCES agency (id),
    law          TEXT NOT NULL,
    version      TEXT NOT NULL,
    text_hash    TEXT NOT NULL,
    language     TEXT NOT NULL,
    form         TEXT NOT NULL,
    given_on     TEXT NOT NULL,
    expires_on   TEXT,
    taken_by     TEXT NOT NULL REFERENCES account (id),
    withdrawn_on TEXT,
    sealed       BYTEA NOT NULL,
    created_at   TEXT NOT NULL
);
CREATE INDEX consent_by_client ON consent (client_id);

-- Each purpose is answered by itself; a refusal is kept too, so that nobody asks again and again.
CREATE TABLE consent_purpose (
    consent_id   TEXT NOT NULL REFERENCES consent (id),
    purpose      TEXT NOT NULL,
    granted      BIGINT NOT NULL,
    withdrawn_on TEXT,
    PRIMARY KEY (consent_id, purpose)
);

CREATE TABLE confidentiality_release (
    id         TEXT NOT NULL PRIMARY KEY,
    client_id  TEXT NOT NULL REFERENCES client (id),
    agency_id  TEXT NOT NULL REFERENCES agency (id),
    mutual     BIGINT NOT NULL,
    given_on   TEXT NOT NULL,
    expires_on TEXT,
    revoked_on TEXT,
    taken_by   TEXT NOT NULL REFERENCES account (id),
    sealed     BYTEA NOT NULL,
    created_at TEXT NOT NULL
);
CREATE INDEX confidentiality_release_by_client ON confidentiality_release (client_id);

-- What must be deleted, and by when, after a withdrawal (W06).
CREATE TABLE deletion_task (
    id         TEXT NOT NULL PRIMARY KEY,
    client_id  TEXT NOT NULL REFERENCES client (id),
    agency_id  TEXT NOT NULL REFERENCES agency (id),
    reason     TEXT NOT NULL,
    due_on     TEXT NOT NULL,
    done_at    TEXT,
    created_at TEXT NOT NULL
);
CREATE INDEX deletion_task_by_agency ON deletion_task (agency_id, due_on);
CREATE INDEX deletion_task_by_client ON deletion_task (client_id);
