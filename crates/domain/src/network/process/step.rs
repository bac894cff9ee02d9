//! What each step of the process is for and what is to be done in it, as the register says.

use std::sync::LazyLock;

use base::Locale;

/// So many steps (working paper, Anhang 6, with the decision and the invitation as steps of their own).
pub const STEPS: i64 = 7;

/// How far a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StepState {
    /// Still to be done.
    Open,
    /// Done.
    Done,
    /// Left out, with a reason.
    Skipped,
    /// It was there before the run began.
    Before,
}

impl StepState {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Open, Self::Done, Self::Skipped, Self::Before];

    /// The text form, as stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "offen",
            Self::Done => "erledigt",
            Self::Skipped => "uebersprungen",
            Self::Before => "vorhanden",
        }
    }

    /// The state of a text form.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// One thing to do in a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckItem {
    /// Its code, as ticks remember it.
    pub code: String,
    de: String,
    en: String,
}

impl CheckItem {
    /// What is to be done, in a language.
    pub fn words(&self, locale: Locale) -> &str {
        if locale == Locale::De { &self.de } else { &self.en }
    }
}

/// What a step is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepGuide {
    /// 1 to [`STEPS`].
    pub number: i64,
    /// Name of the agenda its meeting takes; empty where none is held.
    pub agenda: String,
    title: [String; 2],
    purpose: [String; 2],
    /// What is to be done, in order.
    pub items: Vec<CheckItem>,
}

impl StepGuide {
    /// What it is called, in a language.
    pub fn title(&self, locale: Locale) -> &str {
        &self.title[usize::from(locale != Locale::De)]
    }

    /// What it is for, in a language.
    pub fn purpose(&self, locale: Locale) -> &str {
        &self.purpose[usize::from(locale != Locale::De)]
    }
}

/// Every step in its order.
pub fn guides() -> &'static [StepGuide] {
    static ALL: LazyLock<Vec<StepGuide>> = LazyLock::new(read);
    &ALL
}

/// One step.
pub fn guide(number: i64) -> Option<&'static StepGuide> {
    guides().iter().find(|guide| guide.number == number)
}

fn read() -> Vec<StepGuide> {
    let steps = crate::registers::rows(include_str!("../../../registers/optimierung.csv"));
    let items = crate::registers::rows(include_str!("../../../registers/optimierung_aufgaben.csv"));
    let item = |row: &std::collections::HashMap<String, String>| CheckItem {
        code: row["code"].clone(),
        de: row["de"].clone(),
        en: row["en"].clone(),
    };
    let guide = |row: std::collections::HashMap<String, String>| StepGuide {
        number: row["schritt"].parse().unwrap_or(0),
        agenda: row["tagesordnung"].clone(),
        title: [row["titel_de"].clone(), row["titel_en"].clone()],
        purpose: [row["zweck_de"].clone(), row["zweck_en"].clone()],
        items: items.iter().filter(|one| one["schritt"] == row["schritt"]).map(item).collect(),
    };
    steps.into_iter().map(guide).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seven_steps_each_with_a_purpose_and_things_to_do() {
        let numbers: Vec<i64> = guides().iter().map(|guide| guide.number).collect();
        assert_eq!(numbers, (1..=STEPS).collect::<Vec<_>>());
        for guide in guides() {
            assert!(guide.items.len() >= 4, "{}", guide.number);
            for locale in [Locale::De, Locale::En] {
                assert!(!guide.title(locale).is_empty() && !guide.purpose(locale).is_empty());
                assert!(guide.items.iter().all(|item| !item.words(locale).is_empty()));
            }
            let mut codes: Vec<&str> = guide.items.iter().map(|item| item.code.as_str()).collect();
            codes.sort_unstable();
            codes.dedup();
            assert_eq!(codes.len(), guide.items.len(), "step {}", guide.number);
        }
        let meets = guides().iter().filter(|guide| !guide.agenda.is_empty());
        assert_eq!(meets.map(|guide| guide.number).collect::<Vec<_>>(), [3, 4, 5, 6]);
        for guide in guides().iter().filter(|guide| !guide.agenda.is_empty()) {
            let agenda = crate::network::meetings::agenda_named(&guide.agenda);
            assert!(agenda.len() >= 5, "{}", guide.agenda);
            assert!(agenda.iter().all(|(_, _, item)| item.check().is_empty()));
        }
        assert!(guide(0).is_none() && guide(8).is_none());
    }

    #[test]
    fn every_state_reads_back() {
        for state in StepState::ALL {
            assert_eq!(StepState::parse(state.code()), Some(state));
        }
        assert_eq!(StepState::parse("x"), None);
    }
}
