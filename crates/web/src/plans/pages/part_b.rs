//! Teil B: goals and steps in one table a goal, progress set where it stands.

use askama::Template;
use axum::extract::Path as Address;
use axum::http::StatusCode;
use base::Date;
use domain::cases::actions::{permit, person};
use domain::identity::{Action, CaseId};
use domain::plans::actions::{
    Shown as Seen, achieve_goal, move_row, note_health_seen, plan, suggestions,
};
use domain::plans::{Plan, Suggestion, goals_in};
use domain::privacy::actions::releases_in_force;
use forms::Path;

use crate::cases;
use crate::components::{Crumb, Problem};
use crate::http::{Answer, Failure, Form, Viewer, page_with, see_other};
use crate::plans::goal_fields::question_label;
use crate::plans::goal_offers::{Offer, offers};
use crate::plans::goal_view::{GoalView, Shown, anchor};
use crate::plans::lock::lock;
use crate::plans::paths;
use crate::privacy;
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::Typed;

#[derive(Template)]
#[template(path = "plans/pages/part_b.html")]
struct View {
    page: Page,
    t: Texts,
    crumbs: Vec<Crumb>,
    number: String,
    name: String,
    problems: Vec<Problem>,
    warnings: Vec<String>,
    offers: Vec<Offer>,
    goals: Vec<GoalView>,
    new_goal: String,
    progress: String,
    order: String,
    version: i64,
    writable: bool,
    /// Why nothing can be changed; empty when it can.
    locked: String,
    /// Something can be moved up or down.
    ordered: bool,
    art9_hint: String,
    services_hint: String,
    releases: String,
    releases_href: String,
}

/// What the page is made of.
pub(super) struct Found {
    case: CaseId,
    plan: Plan,
    name: String,
    releases: i64,
    suggestions: Vec<Suggestion>,
    today: Date,
}

/// The page.
pub async fn show(viewer: Viewer, Address(case): Address<String>) -> Answer {
    let found = Found::look(&viewer, cases::paths::id(&case)?).await?;
    found.page(StatusCode::OK, &viewer, None)
}

/// What a button beside a goal or a step does.
const UP: &str = "hoch";
const DOWN: &str = "runter";
const REACHED: &str = "erreicht";

/// Moves a goal or a step one place, or says that an offered goal is reached; works without JavaScript.
pub async fn send(viewer: Viewer, Address(case): Address<String>, sent: Form) -> Answer {
    let case: CaseId = cases::paths::id(&case)?;
    let pressed = [UP, DOWN, REACHED].into_iter().find(|name| sent.has(name));
    let pressed = pressed.ok_or(base::Problem::NotFound)?;
    let row = Path::parse(sent.get(pressed)).map_err(|_| base::Problem::NotFound)?;
    let there = format!("{}#{}", paths::part_b(case), anchor(&row));
    viewer
        .run(move |house, actor| match pressed {
            REACHED => achieve_goal(house, actor, case, &row),
            _ => move_row(house, actor, case, &row, pressed == UP),
        })
        .await?;
    let go = see_other(&viewer.visit, there);
    if pressed == REACHED { go.flash("progress-saved").go() } else { go.go() }
}

/// What a plan is called.
pub(super) fn number(t: Texts, plan_no: i64) -> String {
    t.with("case-number", [("number", plan_no.to_string())])
}

/// The way to Teil B, and on to a page below it.
pub(super) fn crumbs(t: Texts, case: CaseId, plan_no: i64, page: Option<String>) -> Vec<Crumb> {
    let crumb = |label: String, href: String| Crumb { label, href };
    let teil_b = t.get("part-b-short").into_owned();
    let mut crumbs = vec![
        crumb(t.get("cases-title").into_owned(), cases::paths::CASES.to_owned()),
        crumb(number(t, plan_no), cases::paths::case(case)),
    ];
    match page {
        None => crumbs.push(crumb(teil_b, String::new())),
        Some(page) => {
            crumbs.push(crumb(teil_b, paths::part_b(case)));
            crumbs.push(crumb(page, String::new()));
        }
    }
    crumbs
}

impl Found {
    pub(super) async fn look(viewer: &Viewer, case: CaseId) -> Result<Self, Failure> {
        let work = move |house: &domain::house::House, actor: &domain::identity::Actor| {
            let found = house.data.read(|conn| {
                let permit = permit(house, conn, actor, case, Action::ReadCase)?;
                let plan = plan(house, conn, &permit, actor.language)?;
                let (person, _) = person(house, conn, &permit)?;
                let today = house.today();
                let releases = releases_in_force(house, conn, &permit)?;
                let suggestions = suggestions(house, conn, &permit, &plan)?;
                let name = person.listed().into_inner();
                Ok::<_, base::Problem>(Self { case, plan, name, releases, suggestions, today })
            })?;
            note_health_seen(house, actor, &found.plan, Seen::PartB)?;
            Ok(found)
        };
        viewer.run(work).await
    }

    pub(super) fn page(
        &self,
        status: StatusCode,
        viewer: &Viewer,
        typed: Option<&Typed>,
    ) -> Answer {
        let t = viewer.t();
        let rows = goals_in(&self.plan.answers);
        let writable = self.plan.is_writable();
        let (case, plan, today) = (self.case, &self.plan, self.today);
        let shown = Shown { case, plan, today, writable, t, typed };
        let goals = shown.goals(&rows);
        let named = goals.iter().flat_map(|goal| &goal.steps).any(|step| !step.services.is_empty());
        let several = goals.len() > 1 || goals.iter().any(|goal| goal.steps.len() > 1);
        let ordered = writable && several;
        let no = self.plan.file.plan_no;
        let view = View {
            page: viewer.page(),
            t,
            crumbs: crumbs(t, self.case, no, None),
            number: number(t, no),
            name: self.name.clone(),
            problems: typed.map(Typed::problems).unwrap_or_default(),
            warnings: self.notes("warnung_w03_ziel_fehlt", t),
            offers: if writable { offers(&shown, &rows, &self.suggestions) } else { Vec::new() },
            goals,
            new_goal: paths::new_goal(self.case),
            progress: paths::progress(self.case),
            order: paths::part_b(self.case),
            version: self.plan.version,
            writable,
            locked: lock(&self.plan, t),
            ordered,
            art9_hint: question_label("hinweis_w31_art9", t),
            services_hint: if named {
                question_label("hinweis_w34_regeldienst", t)
            } else {
                String::new()
            },
            releases: t.with("part-b-releases", [("count", self.releases)]),
            releases_href: privacy::paths::folder(self.case),
        };
        page_with(status, view)
    }

    /// What the form says in a note, where it says it now.
    fn notes(&self, name: &str, t: Texts) -> Vec<String> {
        let said = self.plan.evaluation.is_relevant(name);
        said.then(|| question_label(name, t)).into_iter().collect()
    }
}
