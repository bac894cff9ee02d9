-- A person's own pair of keys, locked with a phrase the server does not keep.
CREATE TABLE person_key (
    account_id TEXT NOT NULL PRIMARY KEY REFERENCES account (id),
    public_key BLOB NOT NULL,
    salt       BLOB NOT NULL,
    locked     BLOB NOT NULL,
    created_at TEXT NOT NULL
) STRICT;

-- The same key, locked with the token of a session that was opened with the phrase. The token is in the browser alone.
ALTER TABLE session ADD COLUMN unlocked BLOB;

-- Part 1 of a meeting of the Austauschforum, once somebody writes there.
CREATE TABLE protected_part (
    meeting_id  TEXT NOT NULL PRIMARY KEY REFERENCES meeting (id),
    opened_at   TEXT NOT NULL,
    -- When everything said there is deleted.
    delete_on   TEXT NOT NULL,
    -- When the speaker handed on what the group chose.
    released_at TEXT
) STRICT;
CREATE INDEX protected_part_by_end ON protected_part (delete_on, meeting_id);

-- The key of a part, locked for each who takes part.
CREATE TABLE protected_key (
    meeting_id TEXT NOT NULL REFERENCES protected_part (meeting_id),
    account_id TEXT NOT NULL REFERENCES account (id),
    -- The public key it was locked for: after a new phrase it opens nothing any more.
    public_key BLOB NOT NULL,
    locked     BLOB NOT NULL,
    PRIMARY KEY (meeting_id, account_id)
) STRICT;

CREATE TABLE protected_note (
    item_id    TEXT NOT NULL PRIMARY KEY REFERENCES agenda_item (id),
    meeting_id TEXT NOT NULL REFERENCES protected_part (meeting_id),
    sealed     BLOB NOT NULL,
    version    INTEGER NOT NULL
) STRICT;
CREATE INDEX protected_note_by_meeting ON protected_note (meeting_id, item_id);
