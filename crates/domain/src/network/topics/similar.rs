//! Topics that say the same: offered before a second one is raised, so that voices come together.

use std::collections::BTreeSet;

use super::{Topic, TopicInput};
use crate::cases::search::words;

/// The most that are offered.
const MOST: usize = 3;
/// So many letters tell German words of one kind apart well enough: Termin, Termine, Terminvergabe.
const STEM: usize = 5;
/// Words that say nothing about what a topic is about.
const EMPTY: [&str; 22] = [
    "keine", "kein", "fehlt", "fehlen", "nicht", "immer", "mehr", "viele", "unsere", "lange",
    "neue", "beim", "oder", "wird", "werden", "haben", "sind", "eine", "einen", "durch", "ueber",
    "problem",
];

/// Those among `open` that are about what is typed: two words of the title in common, or one and the same area.
pub(super) fn similar(typed: &TopicInput, open: Vec<Topic>) -> Vec<Topic> {
    let wanted = stems(&typed.title);
    let fits = |topic: &Topic| {
        let common = stems(&topic.title).intersection(&wanted).count();
        common >= 2 || (common == 1 && topic.category == typed.category)
    };
    open.into_iter().filter(fits).take(MOST).collect()
}

fn stems(title: &str) -> BTreeSet<String> {
    words(title)
        .into_iter()
        .filter(|word| word.chars().count() > 3 && !EMPTY.contains(&word.as_str()))
        .map(|word| word.chars().take(STEM).collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_kind_are_one_and_empty_ones_none() {
        assert_eq!(stems("Keine Termine"), stems("Terminvergabe!"));
        assert_eq!(stems("Es ist nicht mehr so"), BTreeSet::new());
        assert_eq!(stems("Übergänge"), stems("Uebergang").into_iter().collect());
    }
}
