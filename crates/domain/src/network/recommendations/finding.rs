//! How a recommendation stands, and what speaks for it.

use base::Date;

use crate::network::bodies::{BodyId, BodyKind};

/// How a recommendation stands, the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Nobody has said anything about it.
    Unknown,
    /// Not carried out.
    Open,
    /// Carried out in part.
    Partly,
    /// Carried out.
    Fulfilled,
}

impl State {
    /// Every state, the best first: the order of columns.
    pub const ALL: [Self; 4] = [Self::Fulfilled, Self::Partly, Self::Open, Self::Unknown];

    /// The text form, as stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Fulfilled => "erfuellt",
            Self::Partly => "teilweise",
            Self::Open => "offen",
            Self::Unknown => "unbekannt",
        }
    }

    /// The state of a text form.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// All of it, part of it, or nothing.
    pub fn of(done: usize, all: usize) -> Self {
        match done {
            0 => Self::Open,
            done if done >= all => Self::Fulfilled,
            _ => Self::Partly,
        }
    }
}

/// How many recommendations stand how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts([i64; 4]);

impl Counts {
    /// Counts states.
    pub fn of(states: impl IntoIterator<Item = State>) -> Self {
        let mut counts = Self::default();
        for state in states {
            counts.0[state as usize] += 1;
        }
        counts
    }

    /// How many stand so.
    pub fn get(self, state: State) -> i64 {
        self.0[state as usize]
    }

    /// All of them.
    pub fn total(self) -> i64 {
        self.0.iter().sum()
    }
}

/// Something that speaks for a state: numbers and days, never a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// What it is: the end of the key of its text.
    pub what: &'static str,
    /// How many, where it counts.
    pub count: usize,
    /// Of how many; 0 where there is no whole.
    pub of: usize,
    /// When, where it is about a day.
    pub day: Option<Date>,
    /// Where it comes from: a body with its name.
    pub body: Option<(BodyId, String)>,
    /// An agency it is about, by its name.
    pub agency: String,
}

impl Evidence {
    /// So many of so many.
    pub(super) fn count(what: &'static str, count: usize, of: usize) -> Self {
        Self { what, count, of, day: None, body: None, agency: String::new() }
    }

    /// A day, if there is one.
    pub(super) fn day(what: &'static str, day: Option<Date>) -> Self {
        Self { day, ..Self::count(what, 0, 0) }
    }
}

/// What would help: where it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Help {
    /// Set up a body of this kind.
    NewBody(BodyKind),
    /// Write or adopt its rules.
    Charter(BodyId),
    /// Fill its offices, share out duties, ask for commitments.
    Offices(BodyId),
    /// Plan its next meeting.
    Meeting(BodyId),
    /// Grant mandates for it.
    Mandates(BodyId),
    /// Hand up or answer topics.
    Topics,
    /// Answer the question.
    Answer,
}

/// How a recommendation stands, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How it stands.
    pub state: State,
    /// What speaks for it.
    pub evidence: Vec<Evidence>,
    /// What would help; none when nothing is needed.
    pub help: Option<Help>,
    /// The answer it rests on is older than a year.
    pub stale: bool,
}

impl Finding {
    /// A state with what speaks for it; who is done needs no help.
    pub(super) fn new(state: State, help: Help, evidence: Vec<Evidence>) -> Self {
        let help = (state != State::Fulfilled).then_some(help);
        Self { state, evidence, help, stale: false }
    }
}
