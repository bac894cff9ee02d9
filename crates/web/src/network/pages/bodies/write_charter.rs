//! Writing the rules of a body: a new version, the old ones stay.

use axum::extract::Path;
use axum::http::StatusCode;
use base::{Outcome, Problem};
use domain::network::bodies::actions::{body, write_charter};
use domain::network::bodies::{BodyId, CharterInput, DEFAULT_RHYTHM};

use crate::components::{Crumb, Field};
use crate::http::{Answer, Fields, Form, Viewer, see_other};
use crate::network::form_page::FormPage;
use crate::network::paths;
use crate::texts::Texts;
use crate::typed::{FormErrors, Typed, day};

/// The form.
pub async fn show(viewer: Viewer, Path(id): Path<String>) -> Answer {
    let id = paths::id(&id)?;
    shown(StatusCode::OK, &viewer, id, None).await
}

/// Stores a new version.
pub async fn send(viewer: Viewer, Path(id): Path<String>, form: Form) -> Answer {
    let id: BodyId = paths::id(&id)?;
    let input = read(&form);
    let based_on = form.trimmed("fassung").parse().unwrap_or(0);
    let work = move |house: &_, actor: &_| write_charter(house, actor, id, based_on, &input?);
    match viewer.submit(&form, work).await? {
        Ok(_) => see_other(&viewer.visit, paths::body(id)).flash("charter-stored").go(),
        Err(refused) => {
            let refused = Some((&form, refused));
            shown(StatusCode::UNPROCESSABLE_ENTITY, &viewer, id, refused).await
        }
    }
}

fn read(form: &Form) -> Outcome<CharterInput> {
    let weeks = form.trimmed("rhythm_weeks").parse();
    Ok(CharterInput {
        goals: form.get("goals").to_owned(),
        rhythm_weeks: weeks.map_err(|_| Problem::at("rhythm_weeks", "error-integer"))?,
        decision_rule: form.get("decision_rule").to_owned(),
        confidentiality: form.get("confidentiality").to_owned(),
        adopted_on: day(form, "adopted_on")?,
    })
}

async fn shown(
    status: StatusCode,
    viewer: &Viewer,
    id: BodyId,
    refused: Option<(&Form, FormErrors)>,
) -> Answer {
    let t = viewer.t();
    let found = viewer.run(move |house, actor| body(house, actor, id)).await?;
    let latest = found.charters.first();
    let version = latest.map_or(0, |charter| charter.version);
    let (typed, version) = match refused {
        Some((form, refused)) => {
            (Typed::refused(t, form, refused), form.trimmed("fassung").to_owned())
        }
        None => {
            let text = latest.map(|charter| charter.text.clone());
            (Typed::fresh(t, stored(text.unwrap_or_else(fresh), t)), version.to_string())
        }
    };
    let hinted = |field: Field, key: &str| Field { hint: t.get(key).into_owned(), ..field };
    let weeks =
        Field { width: 4, required: true, ..typed.number("rhythm_weeks", "charter-rhythm") };
    FormPage {
        title: t.get("charter-title").into_owned(),
        lead: t.get("charter-lead").into_owned(),
        way: vec![Crumb { label: found.body.name, href: paths::body(id) }],
        action: format!("{}/geschaeftsgrundlage/neu", paths::body(id)),
        back: paths::body(id),
        fields: vec![
            Field { required: true, ..typed.lines("goals", "charter-goals") },
            hinted(weeks, "charter-rhythm-hint"),
            typed.lines("decision_rule", "charter-decision-rule"),
            typed.lines("confidentiality", "charter-confidentiality"),
            hinted(
                Field { width: 12, ..typed.day("adopted_on", "charter-adopted-on") },
                "charter-adopted-hint",
            ),
        ],
        hidden: vec![("fassung", version)],
        save: t.get("charter-store").into_owned(),
        ..FormPage::default()
    }
    .show(status, viewer, &typed)
}

fn fresh() -> CharterInput {
    CharterInput { rhythm_weeks: DEFAULT_RHYTHM, ..CharterInput::default() }
}

fn stored(text: CharterInput, t: Texts) -> Fields {
    let adopted = text.adopted_on.map(|day| t.typed_date(day)).unwrap_or_default();
    Fields::default()
        .and("goals", text.goals)
        .and("rhythm_weeks", text.rhythm_weeks.to_string())
        .and("decision_rule", text.decision_rule)
        .and("confidentiality", text.confidentiality)
        .and("adopted_on", adopted)
}
