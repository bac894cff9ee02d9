-- What is typed into the notes of an item while its meeting goes on, change by change. Gone when the meeting ends.
CREATE TABLE note_edit (
    item_id TEXT NOT NULL REFERENCES agenda_item (id),
    -- The version of the notes this change led to.
    version BIGINT NOT NULL,
    -- Which window typed it, and its how manyeth: sent twice, it counts once.
    pen     TEXT NOT NULL,
    stroke  BIGINT NOT NULL,
    -- What is kept, taken out and put in, one after the other: JSON.
    delta   TEXT NOT NULL,
    PRIMARY KEY (item_id, version),
    UNIQUE (item_id, pen, stroke)
);
-- What stands there already was typed in one go.
INSERT INTO note_edit (item_id, version, pen, stroke, delta)
    SELECT id, 1, '', 1, json_build_array(notes)::text FROM agenda_item WHERE notes <> '';
UPDATE agenda_item SET version = CASE WHEN notes = '' THEN 0 ELSE 1 END;

-- Where a meeting is that goes on.
CREATE TABLE meeting_course (
    meeting_id TEXT NOT NULL PRIMARY KEY REFERENCES meeting (id),
    item_id    TEXT NOT NULL REFERENCES agenda_item (id),
    -- Since when the time runs; absent while it stands still.
    since      TEXT,
    -- Seconds that were used before.
    spent      BIGINT NOT NULL
);

-- Papers for a meeting: links, no files.
CREATE TABLE meeting_document (
    id         TEXT NOT NULL PRIMARY KEY,
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    title      TEXT NOT NULL,
    link       TEXT NOT NULL
);
CREATE INDEX meeting_document_by_meeting ON meeting_document (meeting_id, id);

-- Somebody who comes for one item alone.
CREATE TABLE agenda_guest (
    item_id      TEXT NOT NULL PRIMARY KEY REFERENCES agenda_item (id),
    name         TEXT NOT NULL,
    organisation TEXT NOT NULL,
    -- Empty for somebody who is asked in another way.
    email        TEXT NOT NULL
);

-- When somebody was reminded of an invitation, and the hash of what stands in the link of that letter.
ALTER TABLE invitation ADD COLUMN reminded_at TEXT;
ALTER TABLE invitation ADD COLUMN reminder_hash TEXT;
CREATE INDEX invitation_by_reminder ON invitation (reminder_hash);
-- When a guest is awaited, as the last letter said; absent for those who come from the beginning.
ALTER TABLE invitation ADD COLUMN slot_at TEXT;

-- A calendar that follows the meetings of an account. The hash of what stands in its address.
CREATE TABLE calendar_feed (
    account_id TEXT NOT NULL PRIMARY KEY REFERENCES account (id),
    token_hash TEXT NOT NULL UNIQUE,
    made_at    TEXT NOT NULL
);

-- Looking for a day on which most can come.
CREATE TABLE date_poll (
    id         TEXT NOT NULL PRIMARY KEY,
    body_id    TEXT NOT NULL REFERENCES body (id),
    -- The meeting that shall be moved; absent when a new one is planned.
    meeting_id TEXT REFERENCES meeting (id),
    words      TEXT NOT NULL,
    made_at    TEXT NOT NULL,
    closed_at  TEXT
);
CREATE INDEX date_poll_by_body ON date_poll (body_id, made_at, id);

CREATE TABLE poll_date (
    poll_id   TEXT NOT NULL REFERENCES date_poll (id),
    -- 0, 1, 2 … in the order of time.
    place     BIGINT NOT NULL,
    starts_at TEXT NOT NULL,
    PRIMARY KEY (poll_id, place)
);

CREATE TABLE poll_voter (
    poll_id    TEXT NOT NULL REFERENCES date_poll (id),
    seat_id    TEXT NOT NULL,
    name       TEXT NOT NULL,
    email      TEXT NOT NULL,
    mail_id    TEXT REFERENCES mail (id) ON DELETE SET NULL,
    token_hash TEXT NOT NULL,
    voted_at   TEXT,
    PRIMARY KEY (poll_id, seat_id)
);
CREATE INDEX poll_voter_by_token ON poll_voter (token_hash);

CREATE TABLE poll_vote (
    poll_id TEXT NOT NULL REFERENCES date_poll (id),
    seat_id TEXT NOT NULL,
    place   BIGINT NOT NULL,
    answer  TEXT NOT NULL,
    PRIMARY KEY (poll_id, seat_id, place)
);
