//! What the address narrows organisations to.

use domain::network::organisations::TopicLevel;
use domain::network::organisations::actions::{Filter, Waiting};
use domain::registers::languages;

use crate::components::Field;
use crate::http::{Query, Viewer};
use crate::network::{actor_words, words};
use crate::typed::{Typed, option};

/// Names in the address.
const NAMES: [&str; 7] = ["wort", "art", "bereich", "ebene", "ort", "sprache", "stand"];
/// Words in the address for how an entry stands.
const STANDINGS: [(&str, Waiting); 3] =
    [("faellig", Waiting::Due), ("gefragt", Waiting::Asked), ("beendet", Waiting::Ended)];

pub(super) fn read(query: &Query) -> Filter {
    Filter {
        words: query.trimmed("wort").to_owned(),
        kind: query.trimmed("art").to_owned(),
        area: query.trimmed("bereich").to_owned(),
        level: TopicLevel::ALL.into_iter().find(|level| level.name() == query.get("ebene")),
        place: query.trimmed("ort").to_owned(),
        language: query.trimmed("sprache").to_owned(),
        waiting: STANDINGS.iter().find(|one| one.0 == query.get("stand")).map(|one| one.1),
    }
}

/// The same as part of another address.
pub(super) fn kept(query: &Query) -> String {
    let mut address = form_urlencoded::Serializer::new(String::new());
    for name in NAMES.into_iter().filter(|name| !query.trimmed(name).is_empty()) {
        address.append_pair(name, query.trimmed(name));
    }
    let kept = address.finish();
    if kept.is_empty() { kept } else { format!("?{kept}") }
}

/// The questions of the filter. How entries stand asks who keeps them.
pub(super) fn fields(
    viewer: &Viewer,
    query: &Query,
    places: Vec<(String, String)>,
    keeps: bool,
) -> Vec<Field> {
    let t = viewer.t();
    let typed = Typed::fresh(t, query.0.clone());
    let all = |field: Field| Field { unchosen: t.get("topic-all").into_owned(), ..field };
    let spoken = languages().iter().map(|one| option(&one.code, one.name(t.locale))).collect();
    let places = places.into_iter().map(|(key, name)| option(key, name)).collect();
    let mut fields = vec![
        Field { maxlength: 80, ..typed.text("wort", "actor-search") },
        all(typed.select("art", "actor-kind", actor_words::kinds(t))),
        all(typed.select("bereich", "topic-category", words::categories(t))),
        all(typed.select("ebene", "topic-level", actor_words::levels(t))),
        all(typed.select("ort", "actor-place", places)),
        all(typed.select("sprache", "actor-language", spoken)),
    ];
    if keeps {
        let label = |word: &str| t.get(&format!("actor-standing-{word}"));
        let standings = STANDINGS.iter().map(|(word, _)| option(*word, label(word))).collect();
        let standing = typed.select("stand", "actor-standing", standings);
        fields.push(Field { unchosen: t.get("actor-standing-all").into_owned(), ..standing });
    }
    fields
}
