-- What case managers raise, its way up, and the answer. No client stands in any of these tables.
CREATE TABLE topic (
    id          TEXT NOT NULL PRIMARY KEY,
    title       TEXT NOT NULL,
    problem     TEXT NOT NULL,
    proposal    TEXT NOT NULL,
    category    TEXT NOT NULL,
    frequency   TEXT NOT NULL,
    -- 0 Mikro, 1 Meso, 2 Makro: who may read it follows from this.
    level       INTEGER NOT NULL,
    state       TEXT NOT NULL,
    -- 1 when nothing is owed any more.
    ended       INTEGER NOT NULL,
    raised_at   TEXT NOT NULL,
    moved_at    TEXT NOT NULL,
    -- The topic that carries this one on.
    merged_into TEXT REFERENCES topic (id)
) STRICT;
CREATE INDEX topic_by_level ON topic (level, ended, id);

-- Who stands behind a topic. The account is needed to bring the answer back; the forum alone reads names,
-- and not even that of somebody who wants to stay unnamed.
CREATE TABLE topic_voice (
    topic_id   TEXT NOT NULL REFERENCES topic (id),
    account_id TEXT NOT NULL REFERENCES account (id),
    agency_id  TEXT NOT NULL REFERENCES agency (id),
    anonymous  INTEGER NOT NULL,
    cases      INTEGER,
    raised_at  TEXT NOT NULL,
    -- When the person took note of the answer.
    told_at    TEXT,
    PRIMARY KEY (topic_id, account_id)
) STRICT;
CREATE INDEX topic_voice_by_account ON topic_voice (account_id, told_at);

CREATE TABLE topic_station (
    topic_id TEXT NOT NULL REFERENCES topic (id),
    -- 0, 1, 2 … on its way.
    place    INTEGER NOT NULL,
    kind     TEXT NOT NULL,
    at       TEXT NOT NULL,
    words    TEXT NOT NULL,
    PRIMARY KEY (topic_id, place)
) STRICT;
