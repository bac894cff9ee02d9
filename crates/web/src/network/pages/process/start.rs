//! Beginning a run of the process.

use axum::http::StatusCode;
use domain::identity::agencies;
use domain::network::process::actions::{runs, start_run};
use domain::network::process::{StartInput, guides};

use crate::components::Field;
use crate::http::{Answer, Fields, Form, Viewer, see_other};
use crate::network::form_page::FormPage;
use crate::network::paths;
use crate::typed::{Typed, option};

/// The form.
pub async fn show(viewer: Viewer) -> Answer {
    let t = viewer.t();
    // The name of the earlier run, or of the place of the first agency.
    let known = viewer
        .run(|house, actor| {
            let earlier = runs(house, actor)?.into_iter().next().map(|run| run.municipality);
            let home = house.data.read(agencies::all)?.into_iter().next();
            let place = home.and_then(|home| {
                domain::registers::municipality(&home.municipality_key, house.today()).ok()
            });
            Ok(earlier.or_else(|| place.map(|place| place.name.clone())).unwrap_or_default())
        })
        .await?;
    let fields = Fields::default().and("municipality", known).and("begins_at", "1");
    shown(StatusCode::OK, &viewer, &Typed::fresh(t, fields))
}

/// Begins it.
pub async fn send(viewer: Viewer, form: Form) -> Answer {
    let input = StartInput {
        municipality: form.get("municipality").to_owned(),
        begins_at: form.trimmed("begins_at").parse().unwrap_or(0),
    };
    let once = form.once();
    let work = move |house: &_, actor: &_| start_run(house, actor, &once, &input);
    match viewer.submit(&form, work).await? {
        Ok(id) => see_other(&viewer.visit, paths::run(id)).flash("process-begun").go(),
        Err(refused) => {
            let typed = Typed::refused(viewer.t(), &form, refused);
            shown(StatusCode::UNPROCESSABLE_ENTITY, &viewer, &typed)
        }
    }
}

fn shown(status: StatusCode, viewer: &Viewer, typed: &Typed) -> Answer {
    let t = viewer.t();
    let step = |guide: &domain::network::process::StepGuide| {
        let label = format!("{} {}", guide.number, guide.title(t.locale));
        option(guide.number.to_string(), label)
    };
    let steps = guides().iter().map(step).collect();
    let place = typed.text("municipality", "process-municipality");
    let begins = typed.radios("begins_at", "process-begins-at", steps);
    FormPage {
        title: t.get("process-begin").into_owned(),
        lead: t.get("process-begin-lead").into_owned(),
        root: Some(("process-tab", paths::PROCESS)), // text
        action: paths::NEW_RUN.to_owned(),
        back: paths::PROCESS.to_owned(),
        fields: vec![
            Field {
                required: true,
                hint: t.get("process-municipality-hint").into_owned(),
                ..place
            },
            Field { required: true, hint: t.get("process-begins-at-hint").into_owned(), ..begins },
        ],
        once: true,
        save: t.get("process-begin-it").into_owned(),
        ..FormPage::default()
    }
    .show(status, viewer, typed)
}
