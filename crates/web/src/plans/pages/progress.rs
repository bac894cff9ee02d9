//! How far steps and goals are: saved from the table of Teil B, or with one button from Heute.

use axum::extract::Path as Address;
use axum::http::StatusCode;
use base::FieldError;
use domain::identity::CaseId;
use domain::plans::actions::{SaveInput, Saved, save_progress};
use forms::Path;

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
        let Some(back) = local_path(sent.get("zurueck")) else {
            return see_other(&viewer.visit, paths::part_b(case)).flash("progress-saved").go();
        };
        let go = see_other(&viewer.visit, back);
        let plan_no = saved.plan.file.plan_no;
        // The line may be gone from the list it stood in: the step can be reached and set back.
        return match step_of(case, &sent) {
            Some(step) => go.flash_about("progress-saved-of", plan_no, &step).go(),
            None => go.flash("progress-saved").go(),
        };
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

/// The page of the step that was set, when it was one alone.
fn step_of(case: CaseId, sent: &Fields) -> Option<String> {
    let mut names = sent.names().filter(|name| !name.starts_with('_') && *name != "zurueck");
    let path = Path::parse(names.next()?).ok().filter(|_| names.next().is_none())?;
    let step = path.row()?;
    let goal = step.row()?;
    Some(paths::step(case, goal.key()?, step.key()?))
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
