//! Kinds of organisations and people who work for integration: the regular services (L11) and those beside them.

use std::sync::OnceLock;

use base::Locale;

/// A kind of an organisation or a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActorKind {
    /// Its id, as stored.
    pub id: String,
    /// German name.
    pub de: String,
    /// English name.
    pub en: String,
    /// Whether it is a single person.
    pub is_person: bool,
}

impl ActorKind {
    /// The name in a language.
    pub fn name(&self, locale: Locale) -> &str {
        if locale == Locale::De { &self.de } else { &self.en }
    }
}

/// All of them, in their order.
pub fn actor_kinds() -> &'static [ActorKind] {
    static ALL: OnceLock<Vec<ActorKind>> = OnceLock::new();
    ALL.get_or_init(|| {
        let rows = super::rows(include_str!("../../registers/akteure.csv")).into_iter();
        let kind = |row: std::collections::HashMap<String, String>| {
            let cell = |name: &str| row.get(name).cloned().unwrap_or_default();
            ActorKind {
                id: cell("id"),
                de: cell("name_de"),
                en: cell("name_en"),
                is_person: cell("person") == "ja",
            }
        };
        rows.map(kind).collect()
    })
}

/// The kind of an id, or of a name as people write it.
pub fn actor_kind(typed: &str) -> Option<&'static ActorKind> {
    let typed = typed.trim().to_lowercase();
    let is_it = |kind: &&ActorKind| {
        kind.id == typed || kind.de.to_lowercase() == typed || kind.en.to_lowercase() == typed
    };
    actor_kinds().iter().find(is_it)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_found_by_id_and_by_name_and_ids_are_not_used_twice() {
        assert_eq!(actor_kind("jmd").unwrap().id, "jmd");
        assert_eq!(actor_kind(" VEREIN ").unwrap().id, "verein");
        assert!(actor_kind("einzelperson").unwrap().is_person);
        assert_eq!((actor_kind(""), actor_kind("\0")), (None, None));
        let mut ids: Vec<&str> = actor_kinds().iter().map(|kind| kind.id.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), actor_kinds().len());
    }
}
