-- How far the minutes of a meeting have come. No row: nobody has sent them yet.
CREATE TABLE minutes (
    meeting_id   TEXT NOT NULL PRIMARY KEY REFERENCES meeting (id),
    sent_at      TEXT NOT NULL,
    -- The last day on which somebody may object.
    object_until TEXT NOT NULL,
    -- When a meeting approved them, and which. Where nobody objected until the day above, they count without it.
    approved_at  TEXT,
    approved_in  TEXT REFERENCES meeting (id)
) STRICT;

-- Days for objections, where a body chose others than usual.
CREATE TABLE minutes_rule (
    body_id TEXT NOT NULL PRIMARY KEY REFERENCES body (id),
    days    INTEGER NOT NULL
) STRICT;

CREATE TABLE minutes_objection (
    id            TEXT NOT NULL PRIMARY KEY,
    meeting_id    TEXT NOT NULL REFERENCES minutes (meeting_id),
    account_id    TEXT NOT NULL REFERENCES account (id),
    words         TEXT NOT NULL,
    raised_at     TEXT NOT NULL,
    -- What became of it.
    settled_at    TEXT,
    settled_words TEXT NOT NULL
) STRICT;
CREATE INDEX minutes_objection_by_meeting ON minutes_objection (meeting_id, raised_at, id);

-- What is corrected after minutes were approved: they stay as they are, this stands below them.
CREATE TABLE minutes_addendum (
    id         TEXT NOT NULL PRIMARY KEY,
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    words      TEXT NOT NULL,
    added_by   TEXT NOT NULL REFERENCES account (id),
    added_at   TEXT NOT NULL
) STRICT;
CREATE INDEX minutes_addendum_by_meeting ON minutes_addendum (meeting_id, added_at, id);

-- Who gets the approved minutes of a body beside those who take part.
CREATE TABLE minutes_reader (
    id       TEXT NOT NULL PRIMARY KEY,
    body_id  TEXT NOT NULL REFERENCES body (id),
    name     TEXT NOT NULL,
    email    TEXT NOT NULL,
    added_at TEXT NOT NULL
) STRICT;
CREATE INDEX minutes_reader_by_body ON minutes_reader (body_id, name, id);

-- A letter that says where minutes can be read. One for each recipient and kind, ever.
CREATE TABLE minutes_letter (
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    -- 'entwurf' to object, 'genehmigt' to know.
    kind       TEXT NOT NULL,
    -- Id of an office, an account or a further reader.
    seat_id    TEXT NOT NULL,
    name       TEXT NOT NULL,
    mail_id    TEXT REFERENCES mail (id) ON DELETE SET NULL,
    -- The hash of what stands in the link of people without an account; absent for those with one.
    token_hash TEXT,
    expires_on TEXT,
    revoked_at TEXT,
    PRIMARY KEY (meeting_id, kind, seat_id)
) STRICT;
CREATE INDEX minutes_letter_by_token ON minutes_letter (token_hash);

-- Which word stands at which item: in its title, points, notes, decisions and tasks. Words are in plain spelling.
-- What was said in a protected part never stands here, because it never stands in an item.
CREATE TABLE minutes_word (
    word    TEXT NOT NULL,
    item_id TEXT NOT NULL REFERENCES agenda_item (id),
    PRIMARY KEY (word, item_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX minutes_word_by_item ON minutes_word (item_id, word);
-- 0 while the words of an item are not written down: those that were there before this table are caught up with.
ALTER TABLE agenda_item ADD COLUMN indexed INTEGER NOT NULL DEFAULT 0;
CREATE INDEX agenda_item_by_indexed ON agenda_item (indexed, id);
CREATE INDEX decision_by_day ON decision (decided_at, id);

-- Which line of what a forum handed on became which topic: each once. Nobody is named.
CREATE TABLE topic_extract (
    topic_id TEXT NOT NULL PRIMARY KEY REFERENCES topic (id),
    item_id  TEXT NOT NULL REFERENCES agenda_item (id),
    line     TEXT NOT NULL,
    UNIQUE (item_id, line)
) STRICT;
