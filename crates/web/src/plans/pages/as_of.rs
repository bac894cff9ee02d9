//! The plan as it stood at the end of a day, worked out from its revisions.

use askama::Template;
use axum::extract::Path as Address;
use axum::http::StatusCode;
use base::{Date, Problem as Trouble};
use domain::cases::actions::{heading, permit};
use domain::identity::{Action, CaseId};
use domain::plans::actions::{Shown as Seen, note_health_seen, plan_as_of};

use super::past::{Block, blocks};
use crate::cases;
use crate::components::{Crumb, Field, Problem};
use crate::http::{Answer, Fields, Query, Viewer, page_with};
use crate::plans::paths;
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::{FormErrors, Typed, full_day};

#[derive(Template)]
#[template(path = "plans/pages/as_of.html")]
struct View {
    page: Page,
    t: Texts,
    crumbs: Vec<Crumb>,
    problems: Vec<Problem>,
    number: String,
    name: String,
    day: Field,
    action: String,
    /// The day shown, in words; empty when none could be read.
    shown: String,
    blocks: Vec<Block>,
}

/// The page.
pub async fn show(viewer: Viewer, Address(case): Address<String>, query: Query) -> Answer {
    let case: CaseId = cases::paths::id(&case)?;
    let wanted = match query.some("am") {
        None => Ok(None),
        Some(typed) => full_day(typed).map(Some).ok_or("error-date"),
    };
    let (heading, day, plan) = viewer
        .run(move |house, actor| {
            let found = house.data.read(|conn| {
                let permit = permit(house, conn, actor, case, Action::ReadCase)?;
                let heading = heading(house, conn, &permit)?;
                let day = match wanted {
                    Ok(day) => day.unwrap_or(house.today()),
                    Err(key) => return Ok((heading, Err(key), None)),
                };
                if day > house.today() {
                    return Ok((heading, Err("error-date-future"), None));
                }
                match plan_as_of(house, conn, &permit, day, actor.language) {
                    Ok(plan) => Ok((heading, Ok(day), Some(plan))),
                    // The permit was given: so it is the plan that did not exist yet.
                    Err(Trouble::NotFound) => Ok((heading, Ok(day), None)),
                    Err(other) => Err(other),
                }
            })?;
            if let (.., Some(plan)) = &found {
                note_health_seen(house, actor, plan, Seen::Whole)?;
            }
            Ok(found)
        })
        .await?;
    let t = viewer.t();
    let number = cases::number(heading.file.plan_no, t);
    let name = heading.name.into_inner();
    let (status, typed) = match day {
        Ok(day) => {
            (StatusCode::OK, Typed::fresh(t, Fields::default().and("am", t.typed_date(day))))
        }
        Err(key) => {
            let errors = FormErrors::at("am", key);
            (StatusCode::UNPROCESSABLE_ENTITY, Typed::refused(t, &query, errors))
        }
    };
    let asked = Field { width: 12, ..typed.day("am", "past-day") };
    let view = View {
        page: viewer.page(),
        t,
        crumbs: crumbs(case, &number, t),
        problems: typed.problems_of([&asked]),
        number,
        name,
        day: asked,
        action: paths::past(case),
        shown: day.map(|day: Date| t.long_date(day)).unwrap_or_default(),
        blocks: plan.map(|plan| blocks(&plan, t)).unwrap_or_default(),
    };
    page_with(status, view)
}

fn crumbs(case: CaseId, number: &str, t: Texts) -> Vec<Crumb> {
    vec![
        Crumb { label: t.get("cases-title").into_owned(), href: cases::paths::CASES.to_owned() },
        Crumb { label: number.to_owned(), href: cases::paths::case(case) },
        Crumb { label: t.get("past-title").into_owned(), href: String::new() },
    ]
}
