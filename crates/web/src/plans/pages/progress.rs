//! How far steps and goals are: saved from the table of Teil B, or with one button from Heute.

use axum::extract::Path as Address;
use axum::http::StatusCode;
use base::FieldError;
use domain::identity::CaseId;
use domain::plans::actions::{SaveInput, Saved, save_progress};

use super::part_b::Found;
use crate::cases;
use crate::http::{Answer, Fields, Form, Viewer, local_path, see_other};
use crate::lists::label;
use crate::plans::paths;
use crate::typed::{FormErrors, Typed};

/// Saves it. Programs get JSON (docs/ui.md "Autosave"), people go back to where they were.
pub async fn send(viewer: Viewer, Address(case): Address<String>, sent: Form) -> Answer {
    let case: CaseId = cases::paths::id(&case)?;
    let input = read(&sent);
    let saved = viewer.run(move |house, actor| save_progress(house, actor, case, &input)).await?;
    let t = viewer.t();
    if viewer.visit.wants_json() {
        return Ok(super::saved::as_json(&saved, t));
    }
    if saved.errors.is_empty() && saved.conflicts.is_empty() {
        let back = local_path(sent.get("zurueck")).map(str::to_owned);
        let there = back.unwrap_or_else(|| paths::part_b(case));
        return see_other(&viewer.visit, there).flash("progress-saved").go();
    }
    let status = status(&saved);
    let mut errors = saved.errors;
    errors.extend(saved.conflicts.iter().map(|conflict| {
        let stored = label("erreicht", conflict.theirs.reveal(), t);
        FieldError::new(conflict.path.as_str(), "progress-conflict")
            .with("by", &conflict.by)
            .with("stored", stored)
    }));
    // What was chosen stays chosen; on the version of this page it counts when it is sent again.
    let typed = Typed::refused(t, &sent, FormErrors::new(errors));
    Found::look(&viewer, case).await?.page(status, &viewer, Some(&typed))
}

fn read(sent: &Fields) -> SaveInput {
    let names = sent.names().filter(|name| !name.starts_with('_'));
    let fields = names.map(|name| {
        let values = sent.all(name).filter(|value| !value.is_empty()).map(str::to_owned);
        (name.to_owned(), values.collect(), false)
    });
    let base_version = sent.get("_version").parse().unwrap_or(0);
    let overrule = sent.all("_mine").map(str::to_owned).collect();
    SaveInput { base_version, fields: fields.collect(), overrule }
}

fn status(saved: &Saved) -> StatusCode {
    if !saved.conflicts.is_empty() {
        StatusCode::CONFLICT
    } else if !saved.errors.is_empty() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    }
}
