//! One step of a goal: a further one, changing it, and removing it after a question.

use askama::Template;
use axum::extract::Path as Address;
use axum::http::StatusCode;
use base::Date;
use domain::cases::CounsellingType;
use domain::cases::actions::{permit, person};
use domain::identity::{Action, CaseId};
use domain::plans::actions::{
    Conflict, Shown as Seen, add_step, change_row, note_health_seen, plan, remove_row,
};
use domain::plans::{GoalRow, Plan, StepRow};

use crate::cases;
use crate::components::{Crumb, Field, Problem};
use crate::http::{Answer, Failure, Fields, Form, Query, Viewer, page_with, see_other};
use crate::plans::goal_fields::{GoalFields, question_label};
use crate::plans::goal_sent::{sent_step, stored_step, without_decided};
use crate::plans::goal_view::anchor;
use crate::plans::goal_words::{goal_of, goal_words, show_conflicts};
use crate::plans::pages::part_b::{crumbs, number};
use crate::plans::paths;
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::Typed;

#[derive(Template)]
#[template(path = "plans/pages/step.html")]
struct View {
    page: Page,
    t: Texts,
    crumbs: Vec<Crumb>,
    number: String,
    name: String,
    heading: String,
    goal: String,
    problems: Vec<Problem>,
    changed_meanwhile: bool,
    removing: bool,
    is_new: bool,
    action: String,
    back: String,
    version: i64,
    words: Field,
    who: Vec<Field>,
    days: Vec<Field>,
    achieved: Field,
    services: Field,
    services_hint: String,
    note: Field,
}

/// A further step, agreed today.
pub async fn show_new(viewer: Viewer, Address((case, key)): Address<(String, String)>) -> Answer {
    let found = Found::look(&viewer, cases::paths::id(&case)?, key, None).await?;
    let t = viewer.t();
    let fields = Fields::default().and("schritte_vereinbart_am", t.typed_date(found.today));
    found.page(StatusCode::OK, &viewer, &Typed::fresh(t, fields), &[], false)
}

/// Agrees it.
pub async fn send_new(
    viewer: Viewer,
    Address((case, key)): Address<(String, String)>,
    form: Form,
) -> Answer {
    let case: CaseId = cases::paths::id(&case)?;
    let found = Found::look(&viewer, case, key, None).await?;
    let (fields, once, goal) = (form.0.clone(), form.once(), found.goal.clone());
    let agreed = viewer
        .submit(&form, move |house, actor| {
            let step = sent_step(&fields, &goal.goal, actor.language);
            add_step(house, actor, case, &once, &goal.path, &step)
        })
        .await?;
    match agreed {
        Ok(_) => found.done(&viewer, "step-added"),
        Err(refused) => {
            let typed = Typed::refused(viewer.t(), &form, refused);
            found.page(StatusCode::UNPROCESSABLE_ENTITY, &viewer, &typed, &[], false)
        }
    }
}

/// The step to be changed, or with `?entfernen=1` the question whether it shall go.
pub async fn show(
    viewer: Viewer,
    Address((case, goal, key)): Address<(String, String, String)>,
    query: Query,
) -> Answer {
    let found = Found::look(&viewer, cases::paths::id(&case)?, goal, Some(key)).await?;
    let step = found.step.as_ref().ok_or(base::Problem::NotFound)?;
    let typed = Typed::fresh(viewer.t(), stored_step(step, viewer.t()));
    found.page(StatusCode::OK, &viewer, &typed, &[], query.has("entfernen"))
}

/// Changes it or, if that was asked for, removes it; the history keeps it.
pub async fn send(
    viewer: Viewer,
    Address((case, goal, key)): Address<(String, String, String)>,
    form: Form,
) -> Answer {
    let case: CaseId = cases::paths::id(&case)?;
    let found = Found::look(&viewer, case, goal.clone(), Some(key.clone())).await?;
    let row = found.step.as_ref().ok_or(base::Problem::NotFound)?.path.clone();
    if form.has("entfernen") {
        viewer.run(move |house, actor| remove_row(house, actor, case, &row)).await?;
        return found.done(&viewer, "step-removed");
    }
    let (fields, version) = (form.0.clone(), form.get("_version").parse().unwrap_or(0));
    let goal_id = found.goal.goal.clone();
    let changed = viewer
        .submit(&form, move |house, actor| {
            let step = without_decided(sent_step(&fields, &goal_id, actor.language), &fields);
            change_row(house, actor, case, &row, version, &step)
        })
        .await?;
    let (status, typed, conflicts) = match changed {
        Ok(conflicts) if conflicts.is_empty() => return found.done(&viewer, "step-changed"),
        Ok(conflicts) => {
            (StatusCode::CONFLICT, Typed::fresh(viewer.t(), form.0.clone()), conflicts)
        }
        Err(refused) => (
            StatusCode::UNPROCESSABLE_ENTITY,
            Typed::refused(viewer.t(), &form, refused),
            Vec::new(),
        ),
    };
    let found = Found::look(&viewer, case, goal, Some(key)).await?;
    found.page(status, &viewer, &typed, &conflicts, false)
}

struct Found {
    case: CaseId,
    plan: Plan,
    name: String,
    goal: GoalRow,
    step: Option<StepRow>,
    today: Date,
}

impl Found {
    async fn look(
        viewer: &Viewer,
        case: CaseId,
        goal: String,
        step: Option<String>,
    ) -> Result<Self, Failure> {
        let work = move |house: &domain::house::House, actor: &domain::identity::Actor| {
            let found = house.data.read(|conn| {
                let permit = permit(house, conn, actor, case, Action::WriteCase)?;
                let plan = plan(house, conn, &permit, actor.language)?;
                let (person, _) = person(house, conn, &permit)?;
                let name = person.listed().into_inner();
                let goal = goal_of(&plan, &goal)?;
                let known = |key: &String| {
                    let mut steps = goal.steps.iter();
                    steps.find(|step| step.path.key() == Some(key)).cloned()
                };
                let step = match &step {
                    None => None,
                    Some(key) => Some(known(key).ok_or(base::Problem::NotFound)?),
                };
                if !plan.may_write(&goal.path) {
                    return Err(base::Problem::Rule("rule-w06-locked"));
                }
                let today = house.today();
                Ok::<_, base::Problem>(Self { case, plan, name, goal, step, today })
            })?;
            note_health_seen(house, actor, &found.plan, Seen::At(&found.goal.path))?;
            Ok(found)
        };
        viewer.run(work).await
    }

    fn done(&self, viewer: &Viewer, said: &str) -> Answer {
        let there = format!("{}#{}", paths::part_b(self.case), anchor(&self.goal.path));
        see_other(&viewer.visit, there).flash(said).go()
    }

    fn page(
        &self,
        status: StatusCode,
        viewer: &Viewer,
        typed: &Typed,
        conflicts: &[Conflict],
        removing: bool,
    ) -> Answer {
        let t = viewer.t();
        let fields = GoalFields { typed, t, today: self.today, health: self.plan.sight.health };
        let steered = self.plan.file.counselling_type == CounsellingType::Steered;
        let mut words = fields.step_text(&self.goal.goal);
        let (mut who, mut days) = (fields.step_who(), fields.step_days(steered));
        let (mut achieved, mut services) = (fields.achieved(), fields.services());
        let mut note = fields.note();
        let single = [&mut words, &mut achieved, &mut services, &mut note];
        show_conflicts(single.into_iter().chain(&mut who).chain(&mut days), conflicts, t);
        let goal = self.goal.path.key().unwrap_or_default();
        let (heading, action) = match self.step.as_ref().and_then(|step| step.path.key()) {
            Some(step) => ("step-edit", paths::step(self.case, goal, step)),
            None => ("step-new", paths::new_step(self.case, goal)),
        };
        let heading = t.get(heading).into_owned();
        let no = self.plan.file.plan_no;
        let asked = [&words].into_iter().chain(&who).chain(&days);
        let asked = asked.chain([&achieved, &services, &note]);
        page_with(
            status,
            View {
                page: viewer.page(),
                t,
                crumbs: crumbs(t, self.case, no, Some(heading.clone())),
                number: number(t, no),
                name: self.name.clone(),
                heading,
                goal: goal_words(&self.goal, t),
                problems: typed.problems_of(asked),
                changed_meanwhile: !conflicts.is_empty(),
                removing,
                is_new: self.step.is_none(),
                action,
                back: paths::part_b(self.case),
                version: self.plan.version,
                words,
                who,
                days,
                achieved,
                services,
                services_hint: question_label("hinweis_w34_regeldienst", t),
                note,
            },
        )
    }
}
