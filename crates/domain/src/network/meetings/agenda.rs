//! Items of an agenda, and the agendas the paper proposes.

use base::FieldError;

use super::ItemId;
use crate::network::bodies::BodyKind;

/// What an item does beside being talked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemKind {
    /// Greeting.
    Welcome,
    /// Open tasks of the body stand here by themselves.
    Tasks,
    /// Answers to topics stand here by themselves.
    Feedback,
    /// Topics that wait are taken up here.
    Topics,
    /// What goes on from part 1.
    Selection,
    /// Who does what next.
    Steps,
    /// A pause.
    Break,
    /// The end.
    Close,
    /// Anything else, such as a guest.
    Other,
}

impl ItemKind {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::Welcome,
        Self::Tasks,
        Self::Feedback,
        Self::Topics,
        Self::Selection,
        Self::Steps,
        Self::Break,
        Self::Close,
        Self::Other,
    ];

    /// The text form, as stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Welcome => "willkommen",
            Self::Tasks => "aufgaben",
            Self::Feedback => "rueckmeldung",
            Self::Topics => "themen",
            Self::Selection => "festlegung",
            Self::Steps => "schritte",
            Self::Break => "pause",
            Self::Close => "abschluss",
            Self::Other => "sonstiges",
        }
    }

    /// The kind of a text form.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// An item of an agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgendaItem {
    /// Its id.
    pub id: ItemId,
    /// 0 where a meeting has no parts; else 1 (case managers among themselves) or 2.
    pub part: i64,
    /// What it does beside being talked about.
    pub kind: ItemKind,
    /// Its title.
    pub title: String,
    /// What to talk about.
    pub points: Vec<String>,
    /// Who leads through it, in words.
    pub responsible: String,
    /// How long it takes.
    pub minutes: i64,
    /// What was said, for the minutes of the meeting.
    pub notes: String,
    /// Counts the changes of the notes.
    pub version: i64,
    /// Whether it shall come up again.
    pub postponed: bool,
}

impl AgendaItem {
    /// Whether case managers are among themselves: what is said is sealed, and stands nowhere else.
    pub fn is_protected(&self) -> bool {
        self.part == 1
    }
}

/// An item as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ItemInput {
    /// Its title.
    pub title: String,
    /// What to talk about, one a line.
    pub points: String,
    /// Who leads through it.
    pub responsible: String,
    /// How long it takes.
    pub minutes: i64,
}

impl ItemInput {
    /// What does not fit.
    pub fn check(&self) -> Vec<FieldError> {
        let mut errors = Vec::new();
        if self.title.trim().is_empty() {
            errors.push(FieldError::new("title", "error-required"));
        }
        for (field, text, most) in [
            ("title", &self.title, 200),
            ("points", &self.points, 2_000),
            ("responsible", &self.responsible, 100),
        ] {
            if text.chars().count() > most {
                errors.push(FieldError::new(field, "error-too-long"));
            }
        }
        if !(1..=480).contains(&self.minutes) {
            let range = FieldError::new("minutes", "error-number-range");
            errors.push(range.with("min", 1).with("max", 480));
        }
        errors
    }
}

/// The agenda the paper proposes for a kind of body: Anhang 1 for the Koordinierungsrunde, Anhang 2 for the
/// Austauschforum, a plain one for all others. Each with part and kind.
pub fn template(kind: BodyKind) -> Vec<(i64, ItemKind, ItemInput)> {
    agenda_named(match kind {
        BodyKind::Round | BodyKind::Forum => kind.code(),
        BodyKind::WorkingCircle | BodyKind::RoundTable | BodyKind::WorkingGroup => "sonst",
    })
}

/// An agenda of the register by its name: those of the kinds of bodies, and those of the optimisation process (Anhang 6).
pub fn agenda_named(name: &str) -> Vec<(i64, ItemKind, ItemInput)> {
    let rows = crate::registers::rows(include_str!("../../../registers/tagesordnungen.csv"));
    rows.into_iter()
        .filter(|row| row["gremium"] == name)
        .map(|row| {
            let input = ItemInput {
                title: row["titel"].clone(),
                points: row["punkte"].replace('|', "\n"),
                responsible: row["verantwortlich"].clone(),
                minutes: row["minuten"].parse().unwrap_or(5),
            };
            let kind = ItemKind::parse(&row["art"]).unwrap_or(ItemKind::Other);
            (row["teil"].parse().unwrap_or(0), kind, input)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minutes(kind: BodyKind, part: i64) -> Vec<i64> {
        let items = template(kind).into_iter().filter(|item| item.0 == part);
        items.map(|(_, _, item)| item.minutes).collect()
    }

    #[test]
    fn the_agendas_take_as_long_as_the_paper_says() {
        assert_eq!(minutes(BodyKind::Round, 0), [2, 5, 40, 10, 3]);
        assert_eq!(minutes(BodyKind::Forum, 1), [2, 5, 40, 15, 3]);
        assert_eq!(minutes(BodyKind::Forum, 2), [10, 5, 10, 25, 5]);
        let responsible: Vec<String> =
            template(BodyKind::Round).into_iter().map(|item| item.2.responsible).collect();
        assert_eq!(responsible, ["Alle", "Moderation", "Alle", "Alle", "Moderation"]);
        for kind in BodyKind::ALL {
            let items = template(kind);
            assert!(items.iter().any(|item| item.1 == ItemKind::Topics), "{kind:?}");
            assert!(
                items
                    .iter()
                    .all(|(_, kind, item)| { *kind != ItemKind::Other && item.check().is_empty() })
            );
        }
    }
}
