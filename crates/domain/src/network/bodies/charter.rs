//! The rules of a body (Geschäftsgrundlage): written down, adopted, shared (working paper, 1).

use base::{Date, FieldError, Timestamp};

/// The most characters of one of its texts.
const TEXT: usize = 6_000;
/// Once a quarter, as the paper asks for at least (1.1, 1.2), in weeks.
pub const DEFAULT_RHYTHM: i64 = 13;
/// Weeks between meetings that anybody plans with.
const RHYTHM: std::ops::RangeInclusive<i64> = 1..=104;

/// The rules as they are typed. Who takes part stands in the offices.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CharterInput {
    /// What the body is for.
    pub goals: String,
    /// At least one meeting in so many weeks.
    pub rhythm_weeks: i64,
    /// How it decides.
    pub decision_rule: String,
    /// What stays in the room.
    pub confidentiality: String,
    /// The day the body adopted them; a draft without one.
    pub adopted_on: Option<Date>,
}

impl CharterInput {
    /// What does not fit, as of a day.
    pub fn check(&self, today: Date) -> Vec<FieldError> {
        let mut errors = Vec::new();
        if self.goals.trim().is_empty() {
            errors.push(FieldError::new("goals", "error-required"));
        }
        let texts = [
            ("goals", &self.goals),
            ("decision_rule", &self.decision_rule),
            ("confidentiality", &self.confidentiality),
        ];
        for (field, text) in texts {
            if text.chars().count() > TEXT {
                errors.push(FieldError::new(field, "error-too-long"));
            }
        }
        if !RHYTHM.contains(&self.rhythm_weeks) {
            let range = FieldError::new("rhythm_weeks", "error-number-range");
            errors.push(range.with("min", RHYTHM.start()).with("max", RHYTHM.end()));
        }
        if self.adopted_on.is_some_and(|day| day > today) {
            errors.push(FieldError::new("adopted_on", "error-date-future"));
        }
        errors
    }
}

/// One version of the rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Charter {
    /// 1, 2, 3 …
    pub version: i64,
    /// What stands in it.
    pub text: CharterInput,
    /// The offices when it was written, each with what it does; one line an office.
    pub offices: Vec<String>,
    /// When it was written.
    pub written_at: Timestamp,
    /// By whom.
    pub written_by: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn rules_need_a_goal_and_a_rhythm_and_are_not_adopted_tomorrow() {
        let today = date(2026, 6, 15);
        let wrong = |input: &CharterInput| -> Vec<String> {
            input.check(today).into_iter().map(|error| error.field).collect()
        };
        assert_eq!(wrong(&CharterInput::default()), ["goals", "rhythm_weeks"]);
        let fine = CharterInput {
            goals: "Steuern".into(),
            rhythm_weeks: DEFAULT_RHYTHM,
            adopted_on: Some(today),
            ..CharterInput::default()
        };
        assert!(wrong(&fine).is_empty());
        let ugly = CharterInput {
            decision_rule: "ß".repeat(TEXT + 1),
            rhythm_weeks: i64::MAX,
            adopted_on: Some(date(2026, 6, 16)),
            ..fine
        };
        assert_eq!(wrong(&ugly), ["decision_rule", "rhythm_weeks", "adopted_on"]);
    }
}
