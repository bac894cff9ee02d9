//! What is asked where the program cannot see for itself.

use base::{Date, FieldError};
use jiff::ToSpan;

use super::{Asked, Evidence, Facts, Finding, Help, Recommendation, State};
use crate::identity::AgencyId;

/// The most characters of a note.
const NOTE: usize = 2_000;

/// What somebody said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Said {
    /// It is so.
    Yes,
    /// In part.
    Partly,
    /// Not yet: it is on the way.
    NotYet,
    /// It is not so.
    No,
}

impl Said {
    /// Every answer.
    pub const ALL: [Self; 4] = [Self::Yes, Self::Partly, Self::NotYet, Self::No];

    /// The text form, as stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Yes => "ja",
            Self::Partly => "teilweise",
            Self::NotYet => "noch_nicht",
            Self::No => "nein",
        }
    }

    /// The answer of a text form.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|said| said.code() == code)
    }

    /// How a recommendation stands after it.
    pub const fn state(self) -> State {
        match self {
            Self::Yes => State::Fulfilled,
            Self::Partly => State::Partly,
            Self::NotYet | Self::No => State::Open,
        }
    }
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Which recommendation.
    pub code: String,
    /// Whose it is, where each agency is asked.
    pub agency: Option<AgencyId>,
    /// What was said.
    pub said: Said,
    /// Note.
    pub words: String,
    /// As of which day.
    pub on: Date,
    /// Who said it.
    pub by: String,
}

impl Answer {
    /// Whether it is to be asked again: after a year.
    pub fn is_stale(&self, today: Date) -> bool {
        self.on.checked_add(1.year()).is_ok_and(|again| again < today)
    }
}

/// An answer as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AnswerInput {
    /// What was said.
    pub said: Option<Said>,
    /// Note; may be empty.
    pub words: String,
    /// As of which day.
    pub on: Option<Date>,
    /// For which agency, where each is asked.
    pub agency: Option<AgencyId>,
}

impl AnswerInput {
    /// What does not fit, as of a day.
    pub fn check(&self, today: Date) -> Vec<FieldError> {
        let mut errors = Vec::new();
        if self.said.is_none() {
            errors.push(FieldError::new("said", "error-choose"));
        }
        match self.on {
            None => errors.push(FieldError::new("on", "error-required")),
            Some(day) if day > today => errors.push(FieldError::new("on", "error-date-future")),
            Some(_) => {}
        }
        if self.words.chars().count() > NOTE {
            errors.push(FieldError::new("words", "error-too-long"));
        }
        errors
    }
}

/// How a recommendation stands by what was answered. Where each agency is asked, all of them must say yes; who said
/// nothing is no yes.
pub fn asked(one: &Recommendation, facts: &Facts) -> Finding {
    let newest = |agency: Option<AgencyId>| {
        facts.answers.iter().find(|answer| answer.code == one.code && answer.agency == agency)
    };
    let whose: Vec<(Option<AgencyId>, String)> = match one.asked {
        Asked::Agencies => {
            facts.counselling().map(|agency| (Some(agency.id), agency.name.clone())).collect()
        }
        Asked::Municipality | Asked::Nobody => vec![(None, String::new())],
    };
    let answers: Vec<Option<&Answer>> = whose.iter().map(|(agency, _)| newest(*agency)).collect();
    let given: Vec<&Answer> = answers.iter().copied().flatten().collect();
    let evidence = whose.iter().zip(&answers).map(|((_, name), answer)| {
        let what = answer.map_or("silent", |answer| match answer.said {
            Said::Yes => "said-yes",
            Said::Partly => "said-partly",
            Said::NotYet => "said-not-yet",
            Said::No => "said-no",
        });
        Evidence { agency: name.clone(), ..Evidence::day(what, answer.map(|answer| answer.on)) }
    });
    let state = combine(&answers.iter().map(|one| one.map(|one| one.said)).collect::<Vec<_>>());
    let stale = given.iter().any(|answer| answer.is_stale(facts.today));
    let help = (state != State::Fulfilled || stale).then_some(Help::Answer);
    Finding { state, evidence: evidence.collect(), help, stale }
}

/// All say yes: fulfilled. Somebody says yes or partly: partly. Nobody has said anything: unknown. Else open.
fn combine(answers: &[Option<Said>]) -> State {
    let states: Vec<State> = answers.iter().flatten().map(|said| said.state()).collect();
    if states.is_empty() {
        return State::Unknown;
    }
    let all_yes = states.len() == answers.len();
    match (states.iter().min(), states.iter().max()) {
        (Some(State::Fulfilled), _) if all_yes => State::Fulfilled,
        (_, Some(State::Fulfilled | State::Partly)) => State::Partly,
        _ => State::Open,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn an_answer_has_a_day_that_was_and_grows_old_after_a_year() {
        let today = date(2026, 6, 15);
        let wrong = |input: &AnswerInput| -> Vec<String> {
            input.check(today).into_iter().map(|error| error.field).collect()
        };
        assert_eq!(wrong(&AnswerInput::default()), ["said", "on"]);
        let fine = AnswerInput { said: Some(Said::Yes), on: Some(today), ..AnswerInput::default() };
        assert!(wrong(&fine).is_empty());
        let ugly =
            AnswerInput { on: Some(date(2026, 6, 16)), words: "ß".repeat(NOTE + 1), ..fine };
        assert_eq!(wrong(&ugly), ["on", "words"]);
        let answer = Answer {
            code: "E06".into(),
            agency: None,
            said: Said::Yes,
            words: String::new(),
            on: today,
            by: String::new(),
        };
        assert!(!answer.is_stale(date(2027, 6, 15)) && answer.is_stale(date(2027, 6, 16)));
    }

    fn says() -> impl Strategy<Value = Option<Said>> {
        prop::option::of(prop::sample::select(Said::ALL.to_vec()))
    }

    proptest! {
        #[test]
        fn a_better_answer_never_makes_it_worse(
            answers in prop::collection::vec(says(), 1..6), at in 0usize..6,
        ) {
            let at = at % answers.len();
            let before = combine(&answers);
            let mut better = answers.clone();
            better[at] = Some(Said::Yes);
            prop_assert!(combine(&better) >= before);
            prop_assert_eq!(combine(&[Some(Said::Yes)]), State::Fulfilled);
            prop_assert_eq!(before == State::Unknown, answers.iter().all(Option::is_none));
            let yes = answers.iter().all(|one| *one == Some(Said::Yes));
            prop_assert_eq!(before == State::Fulfilled, yes);
        }
    }
}
