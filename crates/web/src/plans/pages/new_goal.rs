//! A new goal with its first step, on one page.

use askama::Template;
use axum::extract::Path as Address;
use axum::http::StatusCode;
use base::Date;
use domain::cases::CounsellingType;
use domain::cases::actions::{permit, person};
use domain::identity::{Action, CaseId};
use domain::plans::actions::{add_goal, plan};
use domain::registers::goal;

use crate::cases;
use crate::components::{Crumb, Field, Problem};
use crate::http::{Answer, Fields, Form, Query, Viewer, page_with, see_other};
use crate::plans::goal_fields::{AreaPick, GoalFields, question_label};
use crate::plans::goal_sent::{at_the_fields, sent_goal, sent_step};
use crate::plans::goal_view::anchor;
use crate::plans::lock::lock;
use crate::plans::pages::part_b::{crumbs, number};
use crate::plans::paths;
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::Typed;

#[derive(Template)]
#[template(path = "plans/pages/new_goal.html")]
struct View {
    page: Page,
    t: Texts,
    crumbs: Vec<Crumb>,
    number: String,
    name: String,
    problems: Vec<Problem>,
    action: String,
    back: String,
    /// Why no goal can be agreed; empty when one can.
    locked: String,
    areas: Vec<AreaPick>,
    area_error: String,
    own_area: bool,
    area_text: Field,
    goal_text: Field,
    health_hint: String,
    step_text: Field,
    step_optional: bool,
    who: Vec<Field>,
    days: Vec<Field>,
    services: Field,
    services_hint: String,
    note: Field,
}

/// What the page needs to know of the case.
#[derive(Clone)]
struct Facts {
    number: i64,
    name: String,
    today: Date,
    health: bool,
    steered: bool,
    locked: String,
}

/// The page; `?ziel=` begins with a suggested goal, `?bereich=` with an area.
pub async fn show(viewer: Viewer, Address(case): Address<String>, query: Query) -> Answer {
    let case: CaseId = cases::paths::id(&case)?;
    let facts = facts(&viewer, case).await?;
    let t = viewer.t();
    let known = goal(query.get("ziel"));
    let fields = Fields::default()
        .and("ziele_bereich", known.map_or(query.get("bereich"), |goal| &goal.area))
        .and("ziele_ziel", known.map_or("", |goal| &goal.id))
        .and("schritte_vereinbart_am", t.typed_date(facts.today));
    shown(StatusCode::OK, &viewer, case, &facts, &Typed::fresh(t, fields))
}

/// Agrees the goal.
pub async fn send(viewer: Viewer, Address(case): Address<String>, form: Form) -> Answer {
    let case: CaseId = cases::paths::id(&case)?;
    let (fields, once) = (form.0.clone(), form.once());
    let agreed = viewer
        .submit(&form, move |house, actor| {
            let goal = sent_goal(&fields);
            let id = goal.iter().find(|(name, _)| name == "ziele_ziel");
            let id = id.and_then(|(_, values)| values.first()).map_or("", String::as_str);
            let step = sent_step(&fields, id, actor.language);
            add_goal(house, actor, case, &once, &goal, &step).map_err(at_the_fields)
        })
        .await?;
    match agreed {
        Ok(row) => {
            let there = format!("{}#{}", paths::part_b(case), anchor(&row));
            see_other(&viewer.visit, there).flash("goal-added").go()
        }
        Err(refused) => {
            let facts = facts(&viewer, case).await?;
            let typed = Typed::refused(viewer.t(), &form, refused);
            shown(StatusCode::UNPROCESSABLE_ENTITY, &viewer, case, &facts, &typed)
        }
    }
}

async fn facts(viewer: &Viewer, case: CaseId) -> Result<Facts, crate::http::Failure> {
    let t = viewer.t();
    let work = move |house: &domain::house::House, actor: &domain::identity::Actor| {
        house.data.read(|conn| {
            let permit = permit(house, conn, actor, case, Action::WriteCase)?;
            let plan = plan(house, conn, &permit, actor.language)?;
            let (person, _) = person(house, conn, &permit)?;
            Ok::<_, base::Problem>(Facts {
                number: plan.file.plan_no,
                name: person.listed().into_inner(),
                today: house.today(),
                health: plan.sight.health,
                steered: plan.file.counselling_type == CounsellingType::Steered,
                locked: lock(&plan, t),
            })
        })
    };
    viewer.run(work).await
}

fn shown(
    status: StatusCode,
    viewer: &Viewer,
    case: CaseId,
    facts: &Facts,
    typed: &Typed,
) -> Answer {
    let t = viewer.t();
    let fields = GoalFields { typed, t, today: facts.today, health: facts.health };
    let crumbs = crumbs(t, case, facts.number, Some(t.get("goal-new").into_owned()));
    let step_text = Field {
        label: t.get("step-own").into_owned(),
        required: false,
        ..fields.step_text(typed.value("ziele_ziel"))
    };
    let (area, area_text, goal_text) = (fields.area(), fields.area_text(), fields.goal_text());
    let (mut who, mut days) = (fields.step_who(), fields.step_days(facts.steered));
    if !facts.steered {
        // What belongs to a step is required only of one that is entered: the sentence above says so.
        who.iter_mut().chain(&mut days).for_each(|field| field.required = false);
    }
    let (services, note) = (fields.services(), fields.note());
    let asked = [&area, &area_text, &goal_text, &step_text].into_iter();
    let asked = asked.chain(&who).chain(&days).chain([&services, &note]);
    page_with(
        status,
        View {
            page: viewer.page(),
            t,
            crumbs,
            number: number(t, facts.number),
            name: facts.name.clone(),
            problems: typed.problems_of(asked),
            action: paths::new_goal(case),
            back: paths::part_b(case),
            locked: facts.locked.clone(),
            areas: fields.areas(true),
            area_error: typed.wrong("ziele_bereich"),
            own_area: typed.has("ziele_bereich", "freitext"),
            area_text,
            goal_text,
            health_hint: question_label("hinweis_w31_art9", t),
            step_text,
            step_optional: !facts.steered,
            who,
            days,
            services,
            services_hint: question_label("hinweis_w34_regeldienst", t),
            note,
        },
    )
}
