-- The Integrationsplan: the present answers sealed in one piece, and every change for ever behind them.
CREATE TABLE plan (
    case_id      TEXT NOT NULL PRIMARY KEY REFERENCES case_file (id),
    form_id      TEXT NOT NULL,
    form_version TEXT NOT NULL,
    version      BIGINT NOT NULL,
    has_part_a   BIGINT NOT NULL,
    has_part_b   BIGINT NOT NULL,
    missing      BIGINT NOT NULL,
    sealed       BYTEA NOT NULL,
    changed_at   TEXT NOT NULL
);

CREATE TABLE plan_revision (
    case_id    TEXT NOT NULL REFERENCES case_file (id),
    version    BIGINT NOT NULL,
    valid_from TEXT NOT NULL,
    author_id  TEXT NOT NULL REFERENCES account (id),
    sealed     BYTEA NOT NULL,
    PRIMARY KEY (case_id, version)
);

-- Deadlines of steps, drawn from the answers in the same transaction: lists need no key.
CREATE TABLE step_deadline (
    case_id  TEXT NOT NULL REFERENCES case_file (id),
    goal_row TEXT NOT NULL,
    step_row TEXT NOT NULL,
    due_on   TEXT NOT NULL,
    achieved TEXT NOT NULL,
    PRIMARY KEY (case_id, goal_row, step_row)
);
CREATE INDEX step_deadline_by_day ON step_deadline (due_on, achieved);

-- The state of the plan at a Stichtag (section 16 of the form), drawn from the answers likewise.
CREATE TABLE plan_standing (
    case_id        TEXT NOT NULL REFERENCES case_file (id),
    reference_date TEXT NOT NULL,
    standing       TEXT NOT NULL,
    PRIMARY KEY (case_id, reference_date)
);
CREATE INDEX plan_standing_by_date ON plan_standing (reference_date, standing);
