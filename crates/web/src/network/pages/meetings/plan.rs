//! Planning a meeting, moving it, calling it off.

use axum::extract::Path;
use axum::http::StatusCode;
use base::{Date, Outcome, Problem};
use domain::network::bodies::BodyId;
use domain::network::bodies::actions::body;
use domain::network::meetings::MeetingId;
use domain::network::meetings::actions::{
    MeetingInput, call_off, meeting, move_meeting, plan_meeting,
};

use crate::components::{Crumb, Field};
use crate::http::{Answer, Fields, Form, Query, Viewer, see_other};
use crate::network::form_page::FormPage;
use crate::network::letters::Pen;
use crate::network::paths;
use crate::texts::Texts;
use crate::typed::{Typed, day, time_of_day};

/// When nobody says another time.
pub(in crate::network) const USUAL_TIME: &str = "14:00";

/// The form for a new meeting, on the day of the address.
pub async fn new(viewer: Viewer, Path(id): Path<String>, query: Query) -> Answer {
    let t = viewer.t();
    let day = query.some("tag").and_then(|day| day.parse::<Date>().ok());
    let day = day.map(|day| t.typed_date(day)).unwrap_or_default();
    let fields = Fields::default().and("day", day).and("time", USUAL_TIME);
    planning(StatusCode::OK, &viewer, paths::id(&id)?, &Typed::fresh(t, fields)).await
}

/// Plans it.
pub async fn create(viewer: Viewer, Path(id): Path<String>, form: Form) -> Answer {
    let id: BodyId = paths::id(&id)?;
    let (once, input) = (form.once(), read(&form));
    let work = move |house: &_, actor: &_| plan_meeting(house, actor, id, &once, &input?);
    match viewer.submit(&form, work).await? {
        Ok(id) => see_other(&viewer.visit, paths::meeting(id)).flash("meeting-planned").go(),
        Err(refused) => {
            let typed = Typed::refused(viewer.t(), &form, refused);
            planning(StatusCode::UNPROCESSABLE_ENTITY, &viewer, id, &typed).await
        }
    }
}

async fn planning(status: StatusCode, viewer: &Viewer, id: BodyId, typed: &Typed) -> Answer {
    let t = viewer.t();
    let found = viewer.run(move |house, actor| body(house, actor, id)).await?.body;
    FormPage {
        title: t.get("meeting-plan").into_owned(),
        lead: t.get("meeting-plan-lead").into_owned(),
        way: vec![Crumb { label: found.name, href: paths::body(id) }],
        action: format!("{}/sitzungen/neu", paths::body(id)),
        back: paths::body(id),
        fields: fields(typed, t),
        once: true,
        save: t.get("meeting-plan-it").into_owned(),
        ..FormPage::default()
    }
    .show(status, viewer, typed)
}

/// The form for its time and place.
pub async fn show(viewer: Viewer, Path(id): Path<String>) -> Answer {
    moving(StatusCode::OK, &viewer, paths::id(&id)?, None).await
}

/// Moves it, or calls it off.
pub async fn send(viewer: Viewer, Path(id): Path<String>, form: Form) -> Answer {
    let id: MeetingId = paths::id(&id)?;
    let (input, off) = (read(&form), form.get("_dann") == "absagen");
    let config = viewer.visit.app().config.clone();
    let work = move |house: &domain::House, actor: &_| {
        if !off {
            return move_meeting(house, actor, id, &input?);
        }
        let pen = Pen::new(&config, house.now());
        call_off(house, actor, id, &|letter| pen.write(letter)).map(drop)
    };
    match viewer.submit(&form, work).await? {
        Ok(()) => see_other(&viewer.visit, paths::meeting(id)).flash("network-saved").go(),
        Err(refused) => {
            let typed = Typed::refused(viewer.t(), &form, refused);
            moving(StatusCode::UNPROCESSABLE_ENTITY, &viewer, id, Some(typed)).await
        }
    }
}

async fn moving(
    status: StatusCode,
    viewer: &Viewer,
    id: MeetingId,
    typed: Option<Typed>,
) -> Answer {
    let t = viewer.t();
    let found = viewer.run(move |house, actor| meeting(house, actor, id)).await?;
    let starts_at = found.meeting.starts_at;
    let typed = typed.unwrap_or_else(|| {
        let fields = Fields::default()
            .and("day", t.typed_date(starts_at.day()))
            .and("time", t.time(starts_at))
            .and("place", &found.meeting.place)
            .and("link", &found.meeting.link);
        Typed::fresh(t, fields)
    });
    FormPage {
        title: t.get("meeting-move").into_owned(),
        way: vec![
            Crumb { label: found.body.name.clone(), href: paths::body(found.body.id) },
            Crumb { label: t.moment(starts_at), href: paths::meeting(id) },
        ],
        action: format!("{}/aendern", paths::meeting(id)),
        back: paths::meeting(id),
        fields: fields(&typed, t),
        save: t.get("action-save").into_owned(),
        danger: Some(("absagen", t.get("meeting-cancel").into_owned())),
        ..FormPage::default()
    }
    .show(status, viewer, &typed)
}

pub(in crate::network) fn fields(typed: &Typed, t: Texts) -> Vec<Field> {
    let link = Field {
        hint: t.get("meeting-link-hint").into_owned(),
        ..typed.text("link", "meeting-link")
    };
    let time = Field {
        hint: t.get("meeting-time-hint").into_owned(),
        ..typed.text("time", "meeting-time")
    };
    vec![
        Field { required: true, width: 12, ..typed.day("day", "meeting-day") },
        Field { required: true, width: 8, ..time },
        typed.text("place", "meeting-place"),
        link,
    ]
}

pub(in crate::network) fn read(form: &Form) -> Outcome<MeetingInput> {
    Ok(MeetingInput {
        day: day(form, "day")?,
        time: time(form.trimmed("time"))?,
        place: form.get("place").to_owned(),
        link: form.get("link").to_owned(),
    })
}

/// None when nothing was typed.
fn time(typed: &str) -> Outcome<Option<(i8, i8)>> {
    if typed.is_empty() {
        return Ok(None);
    }
    let time = time_of_day(typed);
    time.map(Some).ok_or_else(|| Problem::at("time", "meeting-time-wrong"))
}
