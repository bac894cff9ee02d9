-- What case managers raise, its way up, and the answer. No client stands in any of these tables.
CREATE TABLE topic (
    id          TEXT NOT NULL PRIMARY KEY,
    title       TEXT NOT NULL,
    problem     TEXT NOT NULL,
    proposal    TEXT NOT NULL,
    category    TEXT NOT NULL,
    frequency   TEXT NOT NULL,
    -- 0 Mikro, 1 Meso, 2 Makro: who may read it follows from this.
    level       BIGINT NOT NULL,
    state       TEXT NOT NULL,
    -- 1 when nothing is owed any more.
    ended       BIGINT NOT NULL,
    raised_at   TEXT NOT NULL,
    moved_at    TEXT NOT NULL,
    -- The topic that carries this one on.
    merged_into TEXT REFERENCES topic (id)
);
CREATE INDEX topic_by_level ON topic (level, ended, id);

-- Who stands behind a topic. The account is needed to bring the answer back; the forum alone reads names,
-- and not even that of somebody who wants to stay unnamed.
CREATE TABLE topic_voice (
    topic_id   TEXT NOT NULL REFERENCES topic (id),
    account_id TEXT NOT NULL REFERENCES account (id),
    agency_id  TEXT NOT NULL REFERENCES agency (id),
    anonymous  BIGINT NOT NULL,
    cases      BIGINT,
    raised_at  TEXT NOT NULL,
    -- When the person took note of the answer.
    told_at    TEXT,
    PRIMARY KEY (topic_id, account_id)
);
CREATE INDEX topic_voice_by_account ON topic_voice (account_id, told_at);

CREATE TABLE topic_station (
    topic_id TEXT NOT NULL REFERENCES topic (id),
    -- 0, 1, 2 … on its way.
    place    BIGINT NOT NULL,
    kind     TEXT NOT NULL,
    at       TEXT NOT NULL,
    words    TEXT NOT NULL,
    PRIMARY KEY (topic_id, place)
);

-- Which case somebody thought of when raising a topic: kept only when they chose so, read only where the case is read.
CREATE TABLE topic_case (
    topic_id TEXT NOT NULL REFERENCES topic (id),
    case_id  TEXT NOT NULL REFERENCES case_file (id),
    PRIMARY KEY (case_id, topic_id)
);

-- Who meets (Gremien).
CREATE TABLE body (
    id         TEXT NOT NULL PRIMARY KEY,
    kind       TEXT NOT NULL,
    name       TEXT NOT NULL,
    -- First two digits of the municipality key: whose public holidays count.
    land       TEXT NOT NULL,
    created_at TEXT NOT NULL,
    ended_at   TEXT
);

-- The rules of a body (Geschäftsgrundlage). A change is a new version; what was adopted stays as it was.
CREATE TABLE charter (
    body_id         TEXT NOT NULL REFERENCES body (id),
    version         BIGINT NOT NULL,
    goals           TEXT NOT NULL,
    rhythm_weeks    BIGINT NOT NULL,
    decision_rule   TEXT NOT NULL,
    confidentiality TEXT NOT NULL,
    -- The offices as they were when this version was written: JSON.
    offices         TEXT NOT NULL,
    adopted_on      TEXT,
    written_by      TEXT NOT NULL REFERENCES account (id),
    written_at      TEXT NOT NULL,
    PRIMARY KEY (body_id, version)
);

CREATE TABLE charter_reader (
    body_id    TEXT NOT NULL,
    version    BIGINT NOT NULL,
    account_id TEXT NOT NULL REFERENCES account (id),
    read_at    TEXT NOT NULL,
    PRIMARY KEY (body_id, version, account_id),
    FOREIGN KEY (body_id, version) REFERENCES charter (body_id, version)
);

-- Participants are offices; who holds one changes, the office stays.
CREATE TABLE office (
    id           TEXT NOT NULL PRIMARY KEY,
    body_id      TEXT NOT NULL REFERENCES body (id),
    title        TEXT NOT NULL,
    seat         TEXT NOT NULL,
    agency_id    TEXT REFERENCES agency (id),
    -- What the office does for the body, separated by blanks.
    duties       TEXT NOT NULL,
    -- Since when those who lead have promised that somebody comes.
    committed_on TEXT,
    -- 0, 1, 2 … in the order in which they came.
    place        BIGINT NOT NULL,
    created_at   TEXT NOT NULL,
    ended_at     TEXT
);
CREATE INDEX office_by_body ON office (body_id, place, id);

CREATE TABLE office_holder (
    id          TEXT NOT NULL PRIMARY KEY,
    office_id   TEXT NOT NULL REFERENCES office (id),
    -- Absent for people without an account.
    account_id  TEXT REFERENCES account (id),
    name        TEXT NOT NULL,
    email       TEXT,
    valid_from  TEXT NOT NULL,
    valid_until TEXT
);
CREATE INDEX office_holder_by_office ON office_holder (office_id, valid_from, id);
CREATE INDEX office_holder_by_account ON office_holder (account_id);

-- Leave of the team lead to take part and to speak for the agency.
CREATE TABLE mandate (
    id          TEXT NOT NULL PRIMARY KEY,
    body_id     TEXT NOT NULL REFERENCES body (id),
    account_id  TEXT NOT NULL REFERENCES account (id),
    agency_id   TEXT NOT NULL REFERENCES agency (id),
    scope       TEXT NOT NULL,
    granted_by  TEXT NOT NULL REFERENCES account (id),
    valid_from  TEXT NOT NULL,
    valid_until TEXT
);
CREATE INDEX mandate_by_body ON mandate (body_id, account_id);
CREATE INDEX mandate_by_account ON mandate (account_id);

-- Who takes part in a body, by office or by mandate, from when until when.
CREATE VIEW body_member AS
    SELECT o.body_id AS body_id, h.account_id AS account_id, h.valid_from AS valid_from,
        COALESCE(h.valid_until, '9999-12-31') AS valid_until
    FROM office o JOIN office_holder h ON h.office_id = o.id
    WHERE o.ended_at IS NULL AND h.account_id IS NOT NULL
    UNION ALL
    SELECT m.body_id, m.account_id, m.valid_from, COALESCE(m.valid_until, '9999-12-31') FROM mandate m;

CREATE TABLE meeting (
    id         TEXT NOT NULL PRIMARY KEY,
    body_id    TEXT NOT NULL REFERENCES body (id),
    starts_at  TEXT NOT NULL,
    place      TEXT NOT NULL,
    link       TEXT NOT NULL,
    state      TEXT NOT NULL,
    created_at TEXT NOT NULL,
    ended_at   TEXT
);
CREATE INDEX meeting_by_body ON meeting (body_id, starts_at, id);
CREATE INDEX meeting_by_day ON meeting (starts_at, id);

CREATE TABLE agenda_item (
    id          TEXT NOT NULL PRIMARY KEY,
    meeting_id  TEXT NOT NULL REFERENCES meeting (id),
    part        BIGINT NOT NULL,
    place       BIGINT NOT NULL,
    kind        TEXT NOT NULL,
    title       TEXT NOT NULL,
    -- What to talk about, one a line.
    points      TEXT NOT NULL,
    responsible TEXT NOT NULL,
    minutes     BIGINT NOT NULL,
    notes       TEXT NOT NULL,
    -- Counts the changes of the notes.
    version     BIGINT NOT NULL,
    -- 1 when it shall come up again.
    postponed   BIGINT NOT NULL,
    -- The item of an earlier meeting it goes on from.
    goes_on     TEXT REFERENCES agenda_item (id)
);
CREATE INDEX agenda_item_by_meeting ON agenda_item (meeting_id, place, id);

CREATE TABLE agenda_topic (
    item_id  TEXT NOT NULL REFERENCES agenda_item (id),
    topic_id TEXT NOT NULL REFERENCES topic (id),
    PRIMARY KEY (item_id, topic_id)
);
CREATE INDEX agenda_topic_by_topic ON agenda_topic (topic_id);

-- Who was there: an office of the body, or somebody with a mandate.
CREATE TABLE attendance (
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    -- Id of the office or of the account.
    seat_id    TEXT NOT NULL,
    account_id TEXT REFERENCES account (id),
    name       TEXT NOT NULL,
    present    BIGINT NOT NULL,
    PRIMARY KEY (meeting_id, seat_id)
);
CREATE INDEX attendance_by_account ON attendance (account_id, present);

CREATE TABLE decision (
    id         TEXT NOT NULL PRIMARY KEY,
    body_id    TEXT NOT NULL REFERENCES body (id),
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    item_id    TEXT NOT NULL REFERENCES agenda_item (id),
    number     BIGINT NOT NULL,
    words      TEXT NOT NULL,
    decided_at TEXT NOT NULL,
    UNIQUE (body_id, number)
);
CREATE INDEX decision_by_item ON decision (item_id, number);

CREATE TABLE body_task (
    id         TEXT NOT NULL PRIMARY KEY,
    body_id    TEXT NOT NULL REFERENCES body (id),
    item_id    TEXT REFERENCES agenda_item (id),
    words      TEXT NOT NULL,
    -- Whose it is: an office, or somebody with an account.
    office_id  TEXT REFERENCES office (id),
    account_id TEXT REFERENCES account (id),
    due_on     TEXT NOT NULL,
    created_at TEXT NOT NULL,
    done_at    TEXT,
    done_words TEXT NOT NULL
);
CREATE INDEX body_task_by_body ON body_task (body_id, done_at, due_on, id);
CREATE INDEX body_task_by_account ON body_task (account_id, done_at);
CREATE INDEX body_task_by_office ON body_task (office_id, done_at);
