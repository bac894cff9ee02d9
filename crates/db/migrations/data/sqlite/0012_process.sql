-- A run of the optimisation process (working paper, Anhang 6). No client stands in any of these tables.
CREATE TABLE process_run (
    id           TEXT NOT NULL PRIMARY KEY,
    -- 1, 2, 3 …
    number       INTEGER NOT NULL UNIQUE,
    -- For whom: the name that stands in the letters.
    municipality TEXT NOT NULL,
    started_at   TEXT NOT NULL,
    started_by   TEXT NOT NULL REFERENCES account (id),
    -- When everything was done; nobody changes it any more.
    ended_at     TEXT
) STRICT;

CREATE TABLE process_step (
    run_id      TEXT NOT NULL REFERENCES process_run (id),
    -- 1 to 7.
    step        INTEGER NOT NULL,
    state       TEXT NOT NULL,
    -- Whose it is: an office of a body, or somebody in words.
    office_id   TEXT REFERENCES office (id),
    responsible TEXT NOT NULL,
    planned_on  TEXT,
    held_on     TEXT,
    outcome     TEXT NOT NULL,
    -- Why it is skipped.
    reason      TEXT NOT NULL,
    body_id     TEXT REFERENCES body (id),
    meeting_id  TEXT REFERENCES meeting (id),
    -- Counts the changes.
    version     INTEGER NOT NULL,
    PRIMARY KEY (run_id, step)
) STRICT;

-- What is ticked of the checklist of a step.
CREATE TABLE process_tick (
    run_id     TEXT NOT NULL,
    step       INTEGER NOT NULL,
    item       TEXT NOT NULL,
    ticked_at  TEXT NOT NULL,
    account_id TEXT NOT NULL REFERENCES account (id),
    PRIMARY KEY (run_id, step, item),
    FOREIGN KEY (run_id, step) REFERENCES process_step (run_id, step)
) STRICT;

-- What was said about a recommendation that the program cannot see for itself. Every answer stays; the newest counts.
CREATE TABLE recommendation_answer (
    id          TEXT NOT NULL PRIMARY KEY,
    code        TEXT NOT NULL,
    -- Whose answer it is where each agency is asked; absent for the municipality.
    agency_id   TEXT REFERENCES agency (id),
    said        TEXT NOT NULL,
    words       TEXT NOT NULL,
    answered_on TEXT NOT NULL,
    account_id  TEXT NOT NULL REFERENCES account (id),
    answered_at TEXT NOT NULL
) STRICT;
CREATE INDEX recommendation_answer_by_code ON recommendation_answer (code, answered_at, id);

-- How each recommendation stood at the end of a quarter, or when somebody last looked in it.
CREATE TABLE recommendation_quarter (
    quarter  TEXT NOT NULL,
    code     TEXT NOT NULL,
    state    TEXT NOT NULL,
    -- Since when it stood so, as far as the program saw.
    since    TEXT NOT NULL,
    taken_on TEXT NOT NULL,
    PRIMARY KEY (quarter, code)
) STRICT;
