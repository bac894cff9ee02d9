//! The one-off enquiry: Rahmendaten only; there is no field a name could go into.

use askama::Template;
use axum::http::StatusCode;
use base::{Outcome, Problem as Trouble};
use domain::cases::EnquiryInput;
use domain::cases::actions::record_enquiry;

use crate::cases::paths;
use crate::components::{Crumb, Field, Problem};
use crate::http::{Answer, Fields, Form, Query, Viewer, page_with, see_other};
use crate::lists::{area_choices, choices};
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::{Typed, full_day, option};

#[derive(Template)]
#[template(path = "cases/pages/enquire.html")]
struct View {
    page: Page,
    t: Texts,
    crumbs: Vec<Crumb>,
    problems: Vec<Problem>,
    route: Field,
    topic: Field,
    more: Vec<Field>,
}

/// The form, with today's date already in it, and with what was chosen where counselling was not begun.
pub async fn show(viewer: Viewer, query: Query) -> Answer {
    let today = viewer.run(|house, _| Ok(house.today())).await?;
    let fields = Fields::default()
        .and("made_on", viewer.t().typed_date(today))
        .and("access_route", query.get("access_route"))
        .and("language", query.get("language"));
    let typed = Typed::fresh(viewer.t(), fields);
    shown(StatusCode::OK, &viewer, &typed).await
}

/// Stores it, and goes on as asked: done, the next one, or counselling.
pub async fn send(viewer: Viewer, form: Form) -> Answer {
    let (input, once) = (read(&form), form.once());
    let done = viewer
        .submit(&form, move |house, actor| record_enquiry(house, actor, &once, &input?))
        .await?;
    match done {
        Ok(id) => match form.get("_dann") {
            "beratung" => see_other(&viewer.visit, paths::counselling(id)).go(),
            "naechste" => {
                see_other(&viewer.visit, paths::NEW_ENQUIRY).flash("enquiry-recorded").go()
            }
            _ => see_other(&viewer.visit, paths::ENQUIRIES).flash("enquiry-recorded").go(),
        },
        Err(refused) => {
            let typed = Typed::refused(viewer.t(), &form, refused);
            shown(StatusCode::UNPROCESSABLE_ENTITY, &viewer, &typed).await
        }
    }
}

fn read(form: &Form) -> Outcome<EnquiryInput> {
    let text = |name: &str| form.some(name).map(str::to_owned);
    let made_on = match form.some("made_on") {
        None => None,
        Some(day) => Some(full_day(day).ok_or_else(|| Trouble::at("made_on", "error-date"))?),
    };
    let minutes = match form.some("minutes") {
        None => None,
        Some(number) => Some(number.parse().map_err(|_| Trouble::at("minutes", "error-integer"))?),
    };
    Ok(EnquiryInput {
        made_on,
        access_route: form.trimmed("access_route").to_owned(),
        with_plan: text("with_plan"),
        topic: text("topic"),
        language: text("language"),
        channel: text("channel"),
        outcome: text("outcome"),
        referred_to: text("referred_to"),
        minutes,
    })
}

async fn shown(status: StatusCode, viewer: &Viewer, typed: &Typed) -> Answer {
    let today = viewer.run(|house, _| Ok(house.today())).await?;
    let t = viewer.t();
    let said = |prefix: &str, names: &[&str]| {
        names.iter().map(|name| option(*name, t.get(&format!("{prefix}-{name}")))).collect()
    };
    let route = Field {
        required: true,
        ..typed.radios("access_route", "enquiry-route", choices("zugangswege", t, today))
    };
    let topic = typed.radios("topic", "enquiry-topic", area_choices(t));
    let narrow = |field: Field| Field { width: 8, ..field };
    let more = vec![
        narrow(typed.day("made_on", "enquiry-day")),
        typed.radios(
            "channel",
            "enquiry-channel",
            said(
                "channel",
                &["persoenlich", "telefonisch", "digital", "schriftlich", "aufsuchend"],
            ),
        ),
        typed.radios(
            "outcome",
            "enquiry-outcome",
            said("outcome", &["beantwortet", "verwiesen", "termin", "offen"]),
        ),
        typed.select("referred_to", "enquiry-referred", choices("regeldienste", t, today)),
        typed.select("language", "enquiry-language", choices("register_sprachen", t, today)),
        Field {
            suffix: t.get("enquiry-minutes-unit").into_owned(),
            ..narrow(typed.number("minutes", "enquiry-minutes"))
        },
    ];
    let crumbs = vec![
        Crumb { label: t.get("enquiries-title").into_owned(), href: paths::ENQUIRIES.to_owned() },
        Crumb { label: t.get("enquiry-title").into_owned(), href: String::new() },
    ];
    page_with(
        status,
        View {
            page: viewer.page(),
            t,
            crumbs,
            problems: typed.problems_of([&route, &topic].into_iter().chain(&more)),
            route,
            topic,
            more,
        },
    )
}
