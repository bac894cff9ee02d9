//! Organisations in words.

use base::Date;
use domain::network::organisations::{Organisation, Places, Standing, TopicLevel};
use domain::registers::{actor_kind, actor_kinds, language, municipality};

use super::words::category;
use crate::components::{Choice, Tag, Tone};
use crate::texts::Texts;
use crate::typed::option;

pub(super) fn kind(id: &str, t: Texts) -> String {
    actor_kind(id).map_or(id, |kind| kind.name(t.locale)).to_owned()
}

pub(super) fn kinds(t: Texts) -> Vec<Choice> {
    actor_kinds().iter().map(|kind| option(&kind.id, kind.name(t.locale))).collect()
}

pub(super) fn level(level: TopicLevel, t: Texts) -> String {
    t.get(&format!("actor-level-{}", level.name())).into_owned()
}

pub(super) fn levels(t: Texts) -> Vec<Choice> {
    TopicLevel::ALL.into_iter().map(|one| option(one.name(), level(one, t))).collect()
}

pub(super) fn areas(codes: &[String], t: Texts) -> String {
    codes.iter().map(|code| category(code, t)).collect::<Vec<_>>().join(", ")
}

pub(super) fn languages(codes: &[String], t: Texts) -> String {
    let name = |code: &String| {
        language(code).map_or_else(|| code.clone(), |one| one.name(t.locale).to_owned())
    };
    codes.iter().map(name).collect::<Vec<_>>().join(", ")
}

pub(super) fn places(places: &Places, today: Date, t: Texts) -> String {
    let mut names = Vec::new();
    if places.everywhere {
        names.push(t.get("actor-everywhere").into_owned());
    }
    names.extend(places.keys.iter().map(|key| place(key, today)));
    names.join(", ")
}

/// The name of a municipality; its key where the register does not know it (any more).
pub(super) fn place(key: &str, today: Date) -> String {
    municipality(key, today).map_or_else(|_| key.to_owned(), |one| one.name.clone())
}

/// How the entry stands.
pub(super) fn standing(one: &Organisation, today: Date, t: Texts) -> Tag {
    if one.ended_at.is_some() {
        return Tag { tone: Tone::Neutral, label: t.get("actor-ended").into_owned() };
    }
    let (tone, key, day) = match one.standing(today) {
        Standing::Entered(day) => (Tone::Neutral, "actor-entered-on", day), // text
        Standing::Confirmed(day) => (Tone::Success, "actor-confirmed-on", day), // text
        Standing::Asked(day) => (Tone::Info, "actor-asked-on", day),        // text
        Standing::Due(day) => (Tone::Warning, "actor-due-since", day),      // text
    };
    Tag { tone, label: t.with(key, [("day", t.date(day))]) }
}
