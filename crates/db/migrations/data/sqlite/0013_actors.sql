-- Who works for integration in the Kreis (Akteure): organisations and single people. No client stands here.
CREATE TABLE organisation (
    id             TEXT NOT NULL PRIMARY KEY,
    name           TEXT NOT NULL,
    -- Of the register akteure.csv.
    kind           TEXT NOT NULL,
    level          TEXT NOT NULL CONSTRAINT organisation_level_known CHECK (level IN ('mikro', 'meso', 'makro')),
    -- Codes with spaces between them: areas, languages (ISO 639-3), municipality keys.
    areas          TEXT NOT NULL,
    languages      TEXT NOT NULL,
    places         TEXT NOT NULL,
    whole_district INTEGER NOT NULL,
    person         TEXT NOT NULL,
    phone          TEXT NOT NULL,
    email          TEXT NOT NULL,
    web            TEXT NOT NULL,
    hours          TEXT NOT NULL,
    note           TEXT NOT NULL,
    version        INTEGER NOT NULL,
    created_at     TEXT NOT NULL,
    ended_at       TEXT,
    -- When the organisation itself said that this is right.
    confirmed_on   TEXT
) STRICT;
CREATE INDEX organisation_by_name ON organisation (name, id);

-- Who works with whom, the smaller id first.
CREATE TABLE organisation_link (
    one_id   TEXT NOT NULL REFERENCES organisation (id),
    other_id TEXT NOT NULL REFERENCES organisation (id),
    respect  TEXT NOT NULL,
    PRIMARY KEY (one_id, other_id)
) STRICT;

-- The yearly question whether the entry is right: one open letter an organisation.
CREATE TABLE organisation_question (
    organisation_id TEXT NOT NULL PRIMARY KEY REFERENCES organisation (id),
    asked_on        TEXT NOT NULL,
    expires_on      TEXT NOT NULL,
    mail_id         TEXT REFERENCES mail (id) ON DELETE SET NULL,
    -- The hash of what stands in the link of the letter.
    token_hash      TEXT NOT NULL UNIQUE
) STRICT;

-- What an organisation wants changed about its contact; the keeper takes it over or not.
CREATE TABLE organisation_correction (
    organisation_id TEXT NOT NULL PRIMARY KEY REFERENCES organisation (id),
    person          TEXT NOT NULL,
    phone           TEXT NOT NULL,
    email           TEXT NOT NULL,
    web             TEXT NOT NULL,
    hours           TEXT NOT NULL,
    words           TEXT NOT NULL,
    sent_at         TEXT NOT NULL
) STRICT;

-- Rounds outside of this program in which people meet (Austauschformate).
CREATE TABLE exchange_format (
    id           TEXT NOT NULL PRIMARY KEY,
    name         TEXT NOT NULL,
    host         TEXT NOT NULL,
    purpose      TEXT NOT NULL,
    areas        TEXT NOT NULL,
    place        TEXT NOT NULL,
    rhythm_weeks INTEGER NOT NULL,
    minutes      INTEGER NOT NULL,
    created_at   TEXT NOT NULL,
    ended_at     TEXT
) STRICT;

-- Who goes where for an agency. The format is one of the table above, or a body.
CREATE TABLE format_seat (
    format_id  TEXT NOT NULL,
    account_id TEXT NOT NULL REFERENCES account (id),
    agency_id  TEXT NOT NULL REFERENCES agency (id),
    part       TEXT NOT NULL CONSTRAINT format_seat_part_known CHECK (part IN ('geht', 'vertritt')),
    since      TEXT NOT NULL,
    PRIMARY KEY (format_id, account_id)
) STRICT;
CREATE INDEX format_seat_by_agency ON format_seat (agency_id, account_id);

-- A format that somebody misses, and the answer.
CREATE TABLE format_proposal (
    id          TEXT NOT NULL PRIMARY KEY,
    account_id  TEXT NOT NULL REFERENCES account (id),
    agency_id   TEXT NOT NULL REFERENCES agency (id),
    name        TEXT NOT NULL,
    need        TEXT NOT NULL,
    area        TEXT NOT NULL,
    state       TEXT NOT NULL CONSTRAINT format_proposal_state_known
        CHECK (state IN ('offen', 'angenommen', 'abgelehnt')),
    words       TEXT NOT NULL,
    format_id   TEXT REFERENCES exchange_format (id),
    proposed_at TEXT NOT NULL,
    answered_at TEXT,
    -- When the person took note of the answer.
    told_at     TEXT
) STRICT;
CREATE INDEX format_proposal_by_state ON format_proposal (state, proposed_at, id);
CREATE INDEX format_proposal_by_account ON format_proposal (account_id, told_at);
