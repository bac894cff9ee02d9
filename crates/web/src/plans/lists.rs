//! Long lists of choices as finished `<option>` markup, kept for the day: writing hundreds of options anew would be
//! most of the work of a page.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use domain::plans::{Plan, form};
use forms::{Choice, Question};

use crate::texts::Texts;

/// The options of one list, with the places where `selected` can be put in.
struct Options {
    markup: String,
    places: HashMap<String, usize>,
}

/// Question with a filter (or list), language, day.
type Key = (String, &'static str, base::Date);

/// More than the lists of a day in all languages; when it is full, yesterday's are in it.
const MOST: usize = 64;

static KEPT: LazyLock<Mutex<HashMap<Key, Arc<Options>>>> = LazyLock::new(Mutex::default);

/// The options with one of them chosen (none for an empty name), where something must be chosen or may be. `None`
/// when what is offered depends on answers.
pub(super) fn markup(
    plan: &Plan,
    question: &Question,
    chosen: &str,
    required: bool,
    t: Texts,
) -> Option<String> {
    let list = question.kind.list()?;
    let filtered = question.choice_filter.is_some();
    let name = if filtered { &question.name } else { list };
    let key = (name.to_owned(), t.locale.code(), plan.day());
    let kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
    let options = match kept {
        Some(options) => options,
        None => {
            let offered = form().always_offered(&question.name, plan.day())?;
            let options = Arc::new(written(list, offered, t));
            let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
            if kept.len() >= MOST {
                kept.clear();
            }
            kept.insert(key, Arc::clone(&options));
            options
        }
    };
    Some(options.choosing(list, chosen, required, t))
}

fn written(list: &str, offered: &[String], t: Texts) -> Options {
    let choices = form().lists.get(list).map(|list| list.choices.as_slice()).unwrap_or_default();
    let offered: Vec<&Choice> =
        choices.iter().filter(|choice| offered.contains(&choice.name)).collect();
    let rank = |choice: &&Choice| -> Option<u32> { choice.extra.get("favorit")?.parse().ok() };
    let (mut often, rest): (Vec<&Choice>, Vec<&Choice>) =
        offered.into_iter().partition(|choice| rank(choice).is_some());
    often.sort_by_key(rank);
    let mut options = Options { markup: String::new(), places: HashMap::new() };
    let groups = !often.is_empty() && !rest.is_empty();
    for (key, choices) in [("options-often", often), ("options-rest", rest)] {
        if groups {
            let _ = write!(options.markup, "<optgroup label=\"{}\">", escaped(&t.get(key)));
        }
        for choice in choices {
            let _ = write!(options.markup, "<option value=\"{}\"", escaped(&choice.name));
            options.places.insert(choice.name.clone(), options.markup.len());
            let label = escaped(choice.label.get(t.locale.code()));
            let _ = write!(options.markup, ">{label}</option>");
        }
        if groups {
            options.markup.push_str("</optgroup>");
        }
    }
    options
}

impl Options {
    fn choosing(&self, list: &str, chosen: &str, required: bool, t: Texts) -> String {
        let words = t.get(if required { "field-choose" } else { "field-unchosen" });
        let nothing = format!("<option value=\"\">{words}</option>");
        if chosen.is_empty() {
            return nothing + &self.markup;
        }
        match self.places.get(chosen) {
            Some(place) => {
                let (before, after) = self.markup.split_at(*place);
                format!("{nothing}{before} selected{after}")
            }
            // A stored choice that ended stays readable.
            None => format!(
                "<option value=\"{}\" selected>{}</option>{nothing}{}",
                escaped(chosen),
                escaped(&crate::lists::label(list, chosen, t)),
                self.markup
            ),
        }
    }
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::Locale;

    #[test]
    fn what_people_need_most_stands_first_and_foreign_names_do_no_harm() {
        let t = Texts::new(Locale::De);
        let names = ["423", "475", "287"].map(str::to_owned);
        let options = written("register_staaten", &names, t);
        let syria = options.markup.find("Syrien").unwrap();
        assert!(syria < options.markup.find("Ägypten").unwrap());
        let chosen = options.choosing("register_staaten", "475", true, t);
        assert!(chosen.contains("\"475\" selected>Syrien"));
        let strange = options.choosing("register_staaten", "\"><script>", true, t);
        assert!(strange.starts_with("<option value=\"&quot;&gt;&lt;script&gt;\" selected>"));
    }

    #[test]
    fn only_where_something_must_be_chosen_the_list_asks_for_it() {
        let t = Texts::new(Locale::De);
        let options = written("register_staaten", &["475".to_owned()], t);
        let empty = |required| options.choosing("register_staaten", "", required, t);
        assert!(empty(true).starts_with("<option value=\"\">Bitte wählen</option>"));
        assert!(empty(false).starts_with("<option value=\"\">keine Auswahl</option>"));
    }
}
