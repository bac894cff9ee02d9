//! Planning the meeting of a step: a body, a day, and the agenda the step brings along.

use axum::extract::Path;
use axum::http::StatusCode;
use base::Problem;
use domain::network::bodies::actions::bodies;
use domain::network::process::actions::{plan_step_meeting, run};
use domain::network::process::{RunId, StepState};

use super::number;
use crate::components::{Crumb, Field};
use crate::http::{Answer, Fields, Form, Viewer, see_other};
use crate::network::form_page::FormPage;
use crate::network::pages::meetings::plan;
use crate::network::paths;
use crate::typed::{Typed, option};

/// The form.
pub async fn show(viewer: Viewer, Path((id, step)): Path<(String, String)>) -> Answer {
    shown(StatusCode::OK, &viewer, (paths::id(&id)?, number(&step)?), None).await
}

/// Plans it.
pub async fn send(viewer: Viewer, Path((id, step)): Path<(String, String)>, form: Form) -> Answer {
    let place: (RunId, i64) = (paths::id(&id)?, number(&step)?);
    let (once, input) = (form.once(), plan::read(&form));
    let body = match form.some("body") {
        None => Ok(None),
        Some(id) => id.parse().map(Some).map_err(|_| Problem::at("body", "error-unknown-choice")),
    };
    let work =
        move |house: &_, actor: &_| plan_step_meeting(house, actor, place, &once, body?, &input?);
    match viewer.submit(&form, work).await? {
        Ok(id) => see_other(&viewer.visit, paths::meeting(id)).flash("meeting-planned").go(),
        Err(refused) => {
            let typed = Typed::refused(viewer.t(), &form, refused);
            shown(StatusCode::UNPROCESSABLE_ENTITY, &viewer, place, Some(typed)).await
        }
    }
}

async fn shown(
    status: StatusCode,
    viewer: &Viewer,
    (id, step): (RunId, i64),
    typed: Option<Typed>,
) -> Answer {
    let t = viewer.t();
    let (found, known) = viewer
        .run(move |house, actor| {
            let found = run(house, actor, id)?;
            let meets = |one: &domain::network::process::actions::StepView| {
                !one.guide.agenda.is_empty() && one.step.state != StepState::Skipped
            };
            if !meets(found.step(step)?) {
                return Err(Problem::NotFound);
            }
            Ok((found, bodies(house, actor)?))
        })
        .await?;
    let one = found.step(step)?;
    let text = &one.step.text;
    let typed = typed.unwrap_or_else(|| {
        let day = text.planned_on.map(|day| t.typed_date(day)).unwrap_or_default();
        let body = text.body.map(|id| id.text()).unwrap_or_default();
        let fields = Fields::default().and("day", day).and("time", plan::USUAL_TIME);
        Typed::fresh(t, fields.and("body", body))
    });
    let choices = known.iter().map(|line| option(line.body.id.text(), &line.body.name)).collect();
    let body = Field {
        required: true,
        hint: t.get("process-meeting-body-hint").into_owned(),
        ..typed.select("body", "process-body", choices)
    };
    let fields = std::iter::once(body).chain(plan::fields(&typed, t)).collect();
    FormPage {
        title: t.get("process-meeting-plan").into_owned(),
        lead: t.get("process-meeting-lead").into_owned(),
        root: Some(("process-tab", paths::PROCESS)), // text
        way: vec![Crumb { label: super::title(one, t), href: paths::step(id, step) }],
        action: format!("{}/sitzung", paths::step(id, step)),
        back: paths::step(id, step),
        fields,
        once: true,
        save: t.get("meeting-plan-it").into_owned(),
        ..FormPage::default()
    }
    .show(status, viewer, &typed)
}
