-- Agencies (Träger), people, what they may be, and how they come in.
CREATE TABLE agency (
    id               TEXT NOT NULL PRIMARY KEY,
    name             TEXT NOT NULL,
    short_name       TEXT NOT NULL UNIQUE,
    law              TEXT NOT NULL CONSTRAINT agency_law_known
        CHECK (law IN ('DSGVO_LDSG_BW', 'DSGVO_SGB_X', 'KDG', 'DSG_EKD', 'DSGVO_BDSG', 'ANDERE')),
    municipality_key TEXT NOT NULL,
    created_at       TEXT NOT NULL
);

-- What an agency switched on or decided; absent means the program's default.
CREATE TABLE agency_setting (
    agency_id  TEXT NOT NULL REFERENCES agency (id),
    name       TEXT NOT NULL,
    value      TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (agency_id, name)
);

-- The ground each purpose of processing stands on, with its norm, as the agency's DPO approved it.
CREATE TABLE legal_basis (
    id          TEXT NOT NULL PRIMARY KEY,
    agency_id   TEXT NOT NULL REFERENCES agency (id),
    purpose     TEXT NOT NULL,
    basis       TEXT NOT NULL CONSTRAINT legal_basis_known
        CHECK (basis IN ('consent', 'public_task', 'contract')),
    norm        TEXT NOT NULL,
    valid_from  TEXT NOT NULL,
    valid_until TEXT,
    approved_by TEXT NOT NULL,
    decided_on  TEXT NOT NULL
);
CREATE INDEX legal_basis_by_agency ON legal_basis (agency_id, purpose);

CREATE TABLE account (
    id                  TEXT NOT NULL PRIMARY KEY,
    login               TEXT NOT NULL UNIQUE,
    display_name        TEXT NOT NULL,
    email               TEXT,
    password_hash       TEXT NOT NULL,
    password_changed_at TEXT NOT NULL,
    must_change         BIGINT NOT NULL,
    totp_sealed         BYTEA,
    totp_confirmed_at   TEXT,
    totp_last_step      BIGINT NOT NULL,
    language            TEXT NOT NULL,
    preferences         TEXT NOT NULL,
    created_at          TEXT NOT NULL,
    disabled_at         TEXT
);

CREATE TABLE recovery_code (
    account_id TEXT NOT NULL REFERENCES account (id),
    code_hash  TEXT NOT NULL,
    used_at    TEXT,
    PRIMARY KEY (account_id, code_hash)
);

-- One role in one agency; a person may have several. agency_id is null for roles of the whole Kreis.
CREATE TABLE membership (
    id              TEXT NOT NULL PRIMARY KEY,
    account_id      TEXT NOT NULL REFERENCES account (id),
    agency_id       TEXT REFERENCES agency (id),
    role            TEXT NOT NULL CONSTRAINT membership_role_known CHECK (role IN (
        'case_manager', 'speaker', 'team_lead', 'integration_officer', 'data_protection_officer',
        'administrator', 'round_member', 'council_member')),
    case_manager_no BIGINT,
    valid_from      TEXT NOT NULL,
    valid_until     TEXT
);
CREATE INDEX membership_by_account ON membership (account_id);
CREATE INDEX membership_by_agency ON membership (agency_id, role);

-- Who stands in for whom, and until when.
CREATE TABLE substitution (
    id            TEXT NOT NULL PRIMARY KEY,
    agency_id     TEXT NOT NULL REFERENCES agency (id),
    absent_id     TEXT NOT NULL REFERENCES account (id),
    substitute_id TEXT NOT NULL REFERENCES account (id),
    valid_from    TEXT NOT NULL,
    valid_until   TEXT NOT NULL
);
CREATE INDEX substitution_by_substitute ON substitution (substitute_id, valid_until);
CREATE INDEX substitution_by_absent ON substitution (absent_id, valid_until);

-- Only the hash of a session's token is kept: a stolen database opens no session.
CREATE TABLE session (
    token_hash    TEXT NOT NULL PRIMARY KEY,
    account_id    TEXT NOT NULL REFERENCES account (id),
    membership_id TEXT REFERENCES membership (id),
    csrf          TEXT NOT NULL,
    stage         TEXT NOT NULL CONSTRAINT session_stage_known
        CHECK (stage IN ('second_factor', 'change_password', 'open')),
    created_at    TEXT NOT NULL,
    seen_at       TEXT NOT NULL,
    expires_at    TEXT NOT NULL,
    revoked_at    TEXT
);
CREATE INDEX session_by_account ON session (account_id);

-- Failed logins per account AND origin, so that nobody can lock out somebody else.
CREATE TABLE login_throttle (
    bucket        TEXT NOT NULL PRIMARY KEY,
    failures      BIGINT NOT NULL,
    blocked_until TEXT NOT NULL,
    updated_at    TEXT NOT NULL
);

-- A form sent twice is stored once: the key stands in the form, the answer is found again here.
CREATE TABLE request_key (
    account_id TEXT NOT NULL REFERENCES account (id),
    request    TEXT NOT NULL,
    location   TEXT NOT NULL,
    created_at TEXT NOT NULL,
    PRIMARY KEY (account_id, request)
);

-- Running numbers that are never used twice.
CREATE TABLE running_number (
    name  TEXT NOT NULL PRIMARY KEY,
    value BIGINT NOT NULL
);
