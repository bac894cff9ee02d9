//! One goal: changing it, and removing it after a question.

use askama::Template;
use axum::extract::Path as Address;
use axum::http::StatusCode;
use base::Date;
use domain::cases::actions::{permit, person};
use domain::identity::{Action, CaseId};
use domain::plans::actions::{
    Conflict, Shown as Seen, change_row, note_health_seen, plan, remove_row,
};
use domain::plans::{GoalRow, Plan};

use crate::cases;
use crate::components::{Crumb, Field, Kind, Problem};
use crate::http::{Answer, Failure, Form, Query, Viewer, page_with, see_other};
use crate::lists::choices;
use crate::plans::goal_fields::{AreaPick, GoalFields, question_label};
use crate::plans::goal_sent::{at_the_fields, sent_goal, stored_goal, without_decided};
use crate::plans::goal_view::anchor;
use crate::plans::goal_words::{goal_of, goal_words, show_conflicts};
use crate::plans::pages::part_b::{crumbs, number};
use crate::plans::paths;
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::Typed;

#[derive(Template)]
#[template(path = "plans/pages/goal.html")]
struct View {
    page: Page,
    t: Texts,
    crumbs: Vec<Crumb>,
    number: String,
    name: String,
    words: String,
    problems: Vec<Problem>,
    changed_meanwhile: bool,
    removing: bool,
    action: String,
    back: String,
    version: i64,
    areas: Vec<AreaPick>,
    area_error: String,
    own_area: bool,
    area_text: Field,
    goal_text: Field,
    health_hint: String,
    assessment: Field,
}

/// The goal to be changed, or with `?entfernen=1` the question whether it shall go.
pub async fn show(
    viewer: Viewer,
    Address((case, key)): Address<(String, String)>,
    query: Query,
) -> Answer {
    let case: CaseId = cases::paths::id(&case)?;
    let found = Found::look(&viewer, case, key).await?;
    let path = found.goal.path.question("ziele_erreicht_abweichend");
    let assessment = found.plan.answers.text(path.as_str()).unwrap_or_default();
    let typed = Typed::fresh(viewer.t(), stored_goal(&found.goal, assessment));
    found.page(StatusCode::OK, &viewer, &typed, &[], query.has("entfernen"))
}

/// Changes it or, if that was asked for, removes it; the history keeps it.
pub async fn send(
    viewer: Viewer,
    Address((case, key)): Address<(String, String)>,
    form: Form,
) -> Answer {
    let case: CaseId = cases::paths::id(&case)?;
    let found = Found::look(&viewer, case, key.clone()).await?;
    let row = found.goal.path.clone();
    let there = paths::part_b(case);
    if form.has("entfernen") {
        viewer.run(move |house, actor| remove_row(house, actor, case, &row)).await?;
        return see_other(&viewer.visit, there).flash("goal-removed").go();
    }
    let (fields, version) = (form.0.clone(), form.get("_version").parse().unwrap_or(0));
    let changed = viewer
        .submit(&form, move |house, actor| {
            let mut goal = sent_goal(&fields);
            let assessment = fields.get("ziele_erreicht_abweichend").to_owned();
            goal.push(("ziele_erreicht_abweichend".to_owned(), vec![assessment]));
            let goal = without_decided(goal, &fields);
            change_row(house, actor, case, &row, version, &goal).map_err(at_the_fields)
        })
        .await?;
    let (status, typed, conflicts) = match changed {
        Ok(conflicts) if conflicts.is_empty() => {
            let there = format!("{there}#{}", anchor(&found.goal.path));
            return see_other(&viewer.visit, there).flash("goal-changed").go();
        }
        Ok(conflicts) => {
            (StatusCode::CONFLICT, Typed::fresh(viewer.t(), form.0.clone()), conflicts)
        }
        Err(refused) => (
            StatusCode::UNPROCESSABLE_ENTITY,
            Typed::refused(viewer.t(), &form, refused),
            Vec::new(),
        ),
    };
    let found = Found::look(&viewer, case, key).await?;
    found.page(status, &viewer, &typed, &conflicts, false)
}

struct Found {
    case: CaseId,
    plan: Plan,
    name: String,
    goal: GoalRow,
    today: Date,
}

impl Found {
    async fn look(viewer: &Viewer, case: CaseId, key: String) -> Result<Self, Failure> {
        let work = move |house: &domain::house::House, actor: &domain::identity::Actor| {
            let found = house.data.read(|conn| {
                let permit = permit(house, conn, actor, case, Action::WriteCase)?;
                let plan = plan(house, conn, &permit, actor.language)?;
                let (person, _) = person(house, conn, &permit)?;
                let name = person.listed().into_inner();
                let goal = goal_of(&plan, &key)?;
                if !plan.may_write(&goal.path) {
                    return Err(base::Problem::Rule("rule-w06-locked"));
                }
                Ok::<_, base::Problem>(Self { case, plan, name, goal, today: house.today() })
            })?;
            note_health_seen(house, actor, &found.plan, Seen::At(&found.goal.path))?;
            Ok(found)
        };
        viewer.run(work).await
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
        let question = "ziele_erreicht_abweichend";
        let mut assessment = typed.choose_in_words(
            Kind::Select,
            question,
            question_label(question, t),
            choices("erreicht", t, self.today),
        );
        assessment.hint = t.get("goal-assessment-hint").into_owned();
        let (mut area_text, mut goal_text) = (fields.area_text(), fields.goal_text());
        show_conflicts([&mut area_text, &mut goal_text, &mut assessment], conflicts, t);
        let no = self.plan.file.plan_no;
        let area = fields.area();
        page_with(
            status,
            View {
                page: viewer.page(),
                t,
                crumbs: crumbs(t, self.case, no, Some(t.get("goal-edit").into_owned())),
                number: number(t, no),
                name: self.name.clone(),
                words: goal_words(&self.goal, t),
                problems: typed.problems_of([&area, &area_text, &goal_text, &assessment]),
                changed_meanwhile: !conflicts.is_empty(),
                removing,
                action: paths::goal(self.case, self.goal.path.key().unwrap_or_default()),
                back: paths::part_b(self.case),
                version: self.plan.version,
                areas: fields.areas(false),
                area_error: typed.wrong("ziele_bereich"),
                own_area: typed.has("ziele_bereich", "freitext"),
                area_text,
                goal_text,
                health_hint: question_label("hinweis_w31_art9", t),
                assessment,
            },
        )
    }
}
