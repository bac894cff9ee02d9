-- A one-off enquiry has no person: there is no column a name could go to.
CREATE TABLE enquiry (
    id               TEXT NOT NULL PRIMARY KEY,
    agency_id        TEXT NOT NULL REFERENCES agency (id),
    case_manager_id  TEXT NOT NULL REFERENCES account (id),
    made_on          TEXT NOT NULL,
    access_route     TEXT NOT NULL,
    with_plan        TEXT,
    municipality_key TEXT NOT NULL,
    case_manager_no  BIGINT,
    topic            TEXT,
    language         TEXT,
    channel          TEXT,
    outcome          TEXT,
    referred_to      TEXT,
    minutes          BIGINT,
    created_at       TEXT NOT NULL
);
CREATE INDEX enquiry_by_agency ON enquiry (agency_id, made_on, id);
CREATE INDEX enquiry_by_manager ON enquiry (case_manager_id, made_on, id);

CREATE TABLE household (
    id         TEXT NOT NULL PRIMARY KEY,
    agency_id  TEXT NOT NULL REFERENCES agency (id),
    created_at TEXT NOT NULL
);

-- A client belongs to one agency; another agency that counsels the same person has its own.
CREATE TABLE client (
    id             TEXT NOT NULL PRIMARY KEY,
    agency_id      TEXT NOT NULL REFERENCES agency (id),
    household_id   TEXT NOT NULL REFERENCES household (id),
    household_role TEXT NOT NULL,
    created_at     TEXT NOT NULL
);
CREATE INDEX client_by_agency ON client (agency_id);
CREATE INDEX client_by_household ON client (household_id);

-- Names and contact: a store of its own, because the plan itself is nameless.
CREATE TABLE client_identity (
    client_id  TEXT NOT NULL PRIMARY KEY REFERENCES client (id),
    sealed     BYTEA NOT NULL,
    version    BIGINT NOT NULL,
    changed_at TEXT NOT NULL
);
CREATE INDEX client_identity_by_change ON client_identity (changed_at);

CREATE TABLE case_file (
    id               TEXT NOT NULL PRIMARY KEY,
    agency_id        TEXT NOT NULL REFERENCES agency (id),
    client_id        TEXT NOT NULL REFERENCES client (id),
    case_manager_id  TEXT NOT NULL REFERENCES account (id),
    case_manager_no  BIGINT NOT NULL,
    plan_no          BIGINT NOT NULL,
    municipality_key TEXT NOT NULL,
    counselling_type TEXT NOT NULL CONSTRAINT case_file_counselling_type_known
        CHECK (counselling_type IN ('einfach', 'fallsteuerung')),
    first_contact_on TEXT NOT NULL,
    housing_since    TEXT,
    state            TEXT NOT NULL CONSTRAINT case_file_state_known CHECK (state IN ('open', 'closed')),
    ended_on         TEXT,
    end_reason       TEXT,
    retention_from   TEXT,
    version          BIGINT NOT NULL,
    created_at       TEXT NOT NULL,
    changed_at       TEXT NOT NULL,
    CONSTRAINT case_file_end_after_start CHECK (ended_on IS NULL OR ended_on >= first_contact_on),
    -- Agencies number their plans, or let each case manager number their own.
    UNIQUE (agency_id, plan_no, case_manager_id)
);
CREATE INDEX case_file_by_agency ON case_file (agency_id, state, id);
CREATE INDEX case_file_by_manager ON case_file (agency_id, case_manager_id, state, id);
CREATE INDEX case_file_by_client ON case_file (client_id);
CREATE INDEX case_file_by_change ON case_file (changed_at);

-- Counselling contacts (Z09): what was talked about is sealed, that it happened is counted.
CREATE TABLE contact (
    id         TEXT NOT NULL PRIMARY KEY,
    case_id    TEXT NOT NULL REFERENCES case_file (id),
    agency_id  TEXT NOT NULL REFERENCES agency (id),
    account_id TEXT NOT NULL REFERENCES account (id),
    held_on    TEXT NOT NULL,
    form       TEXT NOT NULL,
    minutes    BIGINT NOT NULL,
    sealed     BYTEA NOT NULL,
    version    BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    deleted_at TEXT
);
CREATE INDEX contact_by_case ON contact (case_id, held_on, id);
CREATE INDEX contact_by_agency ON contact (agency_id, held_on);

-- People mistype: what a contact said before it was corrected or struck out.
CREATE TABLE contact_revision (
    contact_id  TEXT NOT NULL REFERENCES contact (id),
    version     BIGINT NOT NULL,
    held_on     TEXT NOT NULL,
    form        TEXT NOT NULL,
    minutes     BIGINT NOT NULL,
    sealed      BYTEA NOT NULL,
    replaced_at TEXT NOT NULL,
    PRIMARY KEY (contact_id, version)
);

-- Things to come back to that are not a step of a goal.
CREATE TABLE reminder (
    id         TEXT NOT NULL PRIMARY KEY,
    case_id    TEXT NOT NULL REFERENCES case_file (id),
    account_id TEXT NOT NULL REFERENCES account (id),
    due_on     TEXT NOT NULL,
    reason     TEXT NOT NULL,
    about      TEXT NOT NULL DEFAULT '',
    sealed     BYTEA,
    done_at    TEXT,
    created_at TEXT NOT NULL
);
CREATE INDEX reminder_by_case ON reminder (case_id, due_on);
CREATE INDEX reminder_by_account ON reminder (account_id, due_on);
