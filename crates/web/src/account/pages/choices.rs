//! Language and small choices.

use axum::http::StatusCode;
use base::{Locale, Outcome, Problem};
use domain::house::House;
use domain::identity::{self, Actor};
use serde_json::{Value, json};

use super::show::shown;
use crate::account::paths;
use crate::http::cookies::Cookie;
use crate::http::{Answer, Form, Viewer, see_other};
use crate::typed::Typed;

/// The choices, read from the form.
struct Choices {
    language: Locale,
    theme: Value,
    density: Value,
    keys: Value,
    drafts: Value,
}

/// Keeps them.
pub async fn send(viewer: Viewer, form: Form) -> Answer {
    let choices = read(&form);
    let kept = viewer.submit(&form, move |house, actor| keep(house, actor, choices?)).await?;
    match kept {
        Ok(language) => see_other(&viewer.visit, paths::ACCOUNT)
            .set(Cookie::Language, language.code())
            .flash("account-choices-saved")
            .go(),
        Err(refused) => {
            let typed = Typed::refused(viewer.t(), &form, refused);
            shown(StatusCode::UNPROCESSABLE_ENTITY, viewer, typed).await
        }
    }
}

fn read(form: &Form) -> Outcome<Choices> {
    let word = |name: &'static str, known: &[&str]| match form.get(name) {
        "" => Ok(Value::Null),
        value if known.contains(&value) => Ok(json!(value)),
        _ => Err(Problem::at(name, "field-invalid")),
    };
    let language = form.get("language").parse();
    Ok(Choices {
        language: language.map_err(|()| Problem::at("language", "field-invalid"))?,
        theme: word("theme", &["light", "dark"])?,
        density: word("density", &["komfort"])?,
        keys: json!(form.get("keys") == "1"),
        drafts: json!(form.get("drafts") == "1"),
    })
}

fn keep(house: &House, actor: &Actor, choices: Choices) -> Outcome<Locale> {
    identity::set_language(house, actor.account, choices.language)?;
    let Choices { theme, density, keys, drafts, .. } = choices;
    for (name, value) in
        [("theme", theme), ("density", density), ("keys", keys), ("drafts", drafts)]
    {
        identity::set_preference(house, actor.account, name, &value)?;
    }
    Ok(choices.language)
}
