//! What the script hears after a save.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::plans::actions::{Conflict, Saved};
use domain::plans::form;
use serde_json::{Map, Value, json};

use crate::plans::wording::{inputs, text_in_words};
use crate::texts::Texts;

/// The answer, always JSON: `docs/ui.md`, "Autosave".
pub(super) fn as_json(saved: &Saved, t: Texts) -> Response {
    let errors: Map<String, Value> =
        saved.errors.iter().map(|error| (error.field.clone(), t.message(error).into())).collect();
    let conflicts: Vec<Value> =
        saved.conflicts.iter().map(|conflict| told(conflict, saved, t)).collect();
    let mut others = Map::new();
    for path in &saved.others {
        others.extend(held(path, saved, t));
    }
    let status = match (conflicts.is_empty(), errors.is_empty()) {
        (false, _) => StatusCode::CONFLICT,
        (true, false) => StatusCode::UNPROCESSABLE_ENTITY,
        (true, true) => StatusCode::OK,
    };
    let body = json!({
        "version": saved.plan.version, "saved_at": t.time(saved.at), "errors": errors,
        "conflicts": conflicts, "others": others,
    });
    (status, Json(body)).into_response()
}

fn told(conflict: &Conflict, saved: &Saved, t: Texts) -> Value {
    let words = |text: &str| match form().question(conflict.path.name()) {
        Some(question) if !text.is_empty() => text_in_words(question, text, t),
        _ => t.get("plan-no-answer").into_owned(),
    };
    json!({
        "path": conflict.path.as_str(), "mine": words(conflict.mine.reveal()),
        "theirs": words(conflict.theirs.reveal()), "values": held(&conflict.path, saved, t),
        "by": conflict.by, "at": t.time(conflict.at),
    })
}

/// The stored answer as the inputs of the question hold it.
fn held(path: &forms::Path, saved: &Saved, t: Texts) -> Map<String, Value> {
    let inputs = inputs(path, saved.plan.answers.get(path), t).into_iter();
    inputs.map(|(name, values)| (name, values.into())).collect()
}
