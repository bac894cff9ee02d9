//! Saying that a format is missing, and the answer to that.

use axum::extract::Path;
use axum::http::StatusCode;
use base::Problem;
use domain::network::formats::actions::{answer_proposal, formats, propose_format, take_note};
use domain::network::formats::{ProposalId, ProposalInput};

use crate::components::{Crumb, Field};
use crate::http::{Answer, Failure, Fields, Form, Viewer, see_other};
use crate::network::form_page::FormPage;
use crate::network::{paths, words};
use crate::typed::{FormErrors, Typed, option};

/// The form.
pub async fn show(viewer: Viewer) -> Answer {
    let typed = Typed::fresh(viewer.t(), Fields::default());
    shown(StatusCode::OK, &viewer, &typed)
}

/// Hands it in.
pub async fn send(viewer: Viewer, form: Form) -> Answer {
    let once = form.once();
    let input = ProposalInput {
        name: form.get("name").to_owned(),
        need: form.get("need").to_owned(),
        area: form.trimmed("area").to_owned(),
    };
    let work = move |house: &_, actor: &_| propose_format(house, actor, &once, &input);
    match viewer.submit(&form, work).await? {
        Ok(_) => see_other(&viewer.visit, paths::FORMATS).flash("format-was-proposed").go(),
        Err(refused) => {
            let typed = Typed::refused(viewer.t(), &form, refused);
            shown(StatusCode::UNPROCESSABLE_ENTITY, &viewer, &typed)
        }
    }
}

fn shown(status: StatusCode, viewer: &Viewer, typed: &Typed) -> Answer {
    let t = viewer.t();
    let must = |field: Field| Field { required: true, ..field };
    let hint = t.get("proposal-need-hint").into_owned();
    FormPage {
        title: t.get("format-propose").into_owned(),
        lead: t.get("format-propose-lead").into_owned(),
        root: Some(("nav-formats", paths::FORMATS)), // text
        action: paths::PROPOSE.to_owned(),
        back: paths::FORMATS.to_owned(),
        fields: vec![
            Field { maxlength: 200, ..must(typed.text("name", "format-name")) },
            Field { hint, maxlength: 2_000, ..must(typed.lines("need", "proposal-need")) },
            must(typed.select("area", "topic-category", words::categories(t))),
        ],
        once: true,
        save: t.get("proposal-send").into_owned(),
        ..FormPage::default()
    }
    .show(status, viewer, typed)
}

/// The form of the answer.
pub async fn question(viewer: Viewer, Path(id): Path<String>) -> Answer {
    asked(StatusCode::OK, &viewer, paths::id(&id)?, None).await
}

/// Answers.
pub async fn answer(viewer: Viewer, Path(id): Path<String>, form: Form) -> Answer {
    let id: ProposalId = paths::id(&id)?;
    let decision = form.trimmed("decision").to_owned();
    let words = form.get("words").to_owned();
    let done = viewer
        .submit(&form, move |house, actor| match decision.as_str() {
            "ja" => answer_proposal(house, actor, id, true, &words),
            "nein" => answer_proposal(house, actor, id, false, &words),
            _ => Err(Problem::at("decision", "error-choose")),
        })
        .await?;
    match done {
        // What a new format still lacks (who, where, how often) is asked at once.
        Ok(Some(format)) => {
            let to = format!("{}/aendern", paths::format(format));
            see_other(&viewer.visit, to).flash("proposal-was-accepted").go()
        }
        Ok(None) => see_other(&viewer.visit, paths::FORMATS).flash("proposal-was-declined").go(),
        Err(refused) => {
            let refused = Some((&form, refused));
            asked(StatusCode::UNPROCESSABLE_ENTITY, &viewer, id, refused).await
        }
    }
}

async fn asked(
    status: StatusCode,
    viewer: &Viewer,
    id: ProposalId,
    refused: Option<(&Form, FormErrors)>,
) -> Answer {
    let t = viewer.t();
    let map = viewer.run(formats).await?;
    let found = map.proposals.iter().find(|one| one.id == id);
    let found = found.ok_or_else(|| Failure::from(Problem::NotFound))?;
    let typed = match refused {
        Some((form, refused)) => Typed::refused(t, form, refused),
        None => Typed::fresh(t, Fields::default()),
    };
    let decisions =
        ["ja", "nein"].map(|word| option(word, t.get(&format!("proposal-decision-{word}"))));
    let hint = t.get("proposal-words-hint").into_owned();
    FormPage {
        title: t.get("proposal-answer-it").into_owned(),
        lead: format!("{}: {}", found.input.name, found.input.need),
        root: Some(("nav-formats", paths::FORMATS)), // text
        way: Vec::<Crumb>::new(),
        action: format!("{}/vorschlaege/{id}", paths::FORMATS),
        back: paths::FORMATS.to_owned(),
        fields: vec![
            Field {
                required: true,
                ..typed.radios("decision", "proposal-decision", decisions.into())
            },
            Field { hint, maxlength: 2_000, ..typed.lines("words", "proposal-words") },
        ],
        save: t.get("proposal-answer-send").into_owned(),
        ..FormPage::default()
    }
    .show(status, viewer, &typed)
}

/// Takes note of the answer.
pub async fn told(viewer: Viewer, Path(id): Path<String>) -> Answer {
    let id: ProposalId = paths::id(&id)?;
    viewer.run(move |house, actor| take_note(house, actor, id)).await?;
    see_other(&viewer.visit, paths::FORMATS).flash("proposal-noted").go()
}
