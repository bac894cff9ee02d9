-- Letters that leave the house: waiting, on their way, gone, or not.
CREATE TABLE mail (
    id         TEXT NOT NULL PRIMARY KEY,
    recipient  TEXT NOT NULL,
    subject    TEXT NOT NULL,
    -- Emptied once the letter is gone: the links in it open doors.
    words      TEXT NOT NULL,
    calendar   TEXT NOT NULL,
    method     TEXT NOT NULL,
    state      TEXT NOT NULL CONSTRAINT mail_state_known
        CHECK (state IN ('waiting', 'sending', 'sent', 'failed', 'unclear')),
    attempts   INTEGER NOT NULL,
    -- Why it is not gone, in a word.
    trouble    TEXT NOT NULL,
    next_at    TEXT NOT NULL,
    claimed_at TEXT,
    created_at TEXT NOT NULL,
    sent_at    TEXT
) STRICT;
CREATE INDEX mail_by_state ON mail (state, next_at, id);

-- Who was invited to a meeting, and what they said.
CREATE TABLE invitation (
    meeting_id  TEXT NOT NULL REFERENCES meeting (id),
    seat_id     TEXT NOT NULL,
    name        TEXT NOT NULL,
    email       TEXT NOT NULL,
    -- Which state of the meeting the last letter was about.
    sequence    INTEGER NOT NULL,
    mail_id     TEXT REFERENCES mail (id) ON DELETE SET NULL,
    -- The hash of what stands in the link of the letter.
    token_hash  TEXT NOT NULL,
    answer      TEXT NOT NULL,
    answered_at TEXT,
    PRIMARY KEY (meeting_id, seat_id)
) STRICT;
CREATE INDEX invitation_by_token ON invitation (token_hash);

-- Counts what calendars must know: another time, another place, called off.
ALTER TABLE meeting ADD COLUMN sequence INTEGER NOT NULL DEFAULT 0;
