//! Teil B: goals and steps in one table a goal, progress set where it stands.

use askama::Template;
use axum::extract::Path as Address;
use axum::http::StatusCode;
use base::Date;
use domain::cases::actions::{permit, person};
use domain::identity::{Action, CaseId};
use domain::plans::actions::{achieve_goal, move_row, plan, suggestions};
use domain::plans::{Achieved, GoalRow, Plan, Proposal, StepRow, Suggestion, form, goals_in};
use domain::privacy::actions::releases_in_force;
use domain::registers;
use forms::Path;

use crate::cases;
use crate::components::{Choice, Crumb, Field, Kind, Problem, Tag, Tone};
use crate::http::{Answer, Failure, Form, Viewer, page_with, see_other};
use crate::lists::label;
use crate::plans::goal_fields::question_label;
use crate::plans::goal_words::{area_words, goal_words, who_words};
use crate::plans::paths;
use crate::privacy;
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::{Typed, option};

struct GoalView {
    anchor: String,
    path: String,
    area: String,
    title: String,
    tag: Option<Tag>,
    art9: bool,
    edit: String,
    new_step: String,
    first: bool,
    last: bool,
    assessment: Field,
    steps: Vec<StepView>,
}

struct StepView {
    path: String,
    href: String,
    text: String,
    who: String,
    agreed: String,
    due: String,
    overdue: Option<Tag>,
    achieved: Field,
    services: String,
    note: String,
    first: bool,
    last: bool,
}

/// Something offered because of an answer: a goal to be agreed, or one that seems to be reached.
struct Offer {
    text: String,
    /// The goal in words, where the offer does not name it.
    words: String,
    /// Where the offered goal is agreed; empty for none.
    href: String,
    /// The row of the goal that seems to be reached; empty for none.
    reached: String,
    goal: String,
}

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

/// The place of a goal on the page; a step is found at its goal.
pub(super) fn anchor(row: &Path) -> String {
    let goal = row.row().unwrap_or_else(|| row.clone());
    format!("ziel-{}", goal.key().unwrap_or_default())
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
            house.data.read(|conn| {
                let permit = permit(house, conn, actor, case, Action::ReadCase)?;
                let plan = plan(house, conn, &permit, actor.language)?;
                let (person, _) = person(house, conn, &permit)?;
                let today = house.today();
                let releases = releases_in_force(house, conn, &permit)?;
                let suggestions = suggestions(house, conn, &permit, &plan)?;
                let name = person.listed().into_inner();
                Ok::<_, base::Problem>(Self { case, plan, name, releases, suggestions, today })
            })
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
        let count = rows.len();
        let goals = rows.iter().enumerate().map(|(place, goal)| GoalView {
            first: place == 0,
            last: place + 1 == count,
            ..self.goal(goal, writable, t, typed)
        });
        let goals: Vec<GoalView> = goals.collect();
        let named = goals.iter().flat_map(|goal| &goal.steps).any(|step| !step.services.is_empty());
        let no = self.plan.file.plan_no;
        let view = View {
            page: viewer.page(),
            t,
            crumbs: crumbs(t, self.case, no, None),
            number: number(t, no),
            name: self.name.clone(),
            problems: typed.map(Typed::problems).unwrap_or_default(),
            warnings: self.notes("warnung_w03_ziel_fehlt", t),
            offers: if writable { self.offers(&rows, t) } else { Vec::new() },
            goals,
            new_goal: paths::new_goal(self.case),
            progress: paths::progress(self.case),
            order: paths::part_b(self.case),
            version: self.plan.version,
            writable,
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

    fn goal(&self, goal: &GoalRow, writable: bool, t: Texts, typed: Option<&Typed>) -> GoalView {
        let key = goal.path.key().unwrap_or_default();
        let state = goal.path.question("ziele_erreicht");
        let state = self.plan.evaluation.calculated(state.as_str()).unwrap_or_default();
        let count = goal.steps.len();
        let steps = goal.steps.iter().enumerate();
        let steps = steps.map(|(place, step)| StepView {
            first: place == 0,
            last: place + 1 == count,
            ..self.step(key, step, writable, t, typed)
        });
        GoalView {
            anchor: anchor(&goal.path),
            path: goal.path.to_string(),
            area: area_words(goal, t),
            title: goal_words(goal, t),
            tag: goal_tag(state, t),
            art9: goal.is_health(),
            edit: paths::goal(self.case, key),
            new_step: paths::new_step(self.case, key),
            first: false,
            last: false,
            assessment: self.assessment(goal, writable, t, typed),
            steps: steps.collect(),
        }
    }

    /// What the steps say, unless somebody knows better (W33).
    fn assessment(&self, goal: &GoalRow, writable: bool, t: Texts, typed: Option<&Typed>) -> Field {
        let path = goal.path.question("ziele_erreicht_abweichend");
        let stored = self.plan.answers.text(path.as_str()).unwrap_or_default();
        let chosen = typed.map_or(stored, |typed| typed.value(path.as_str()));
        let derived = goal.path.question("ziele_erreicht_vorschlag");
        let derived = self.plan.evaluation.calculated(derived.as_str()).unwrap_or_default();
        let derived = if derived.is_empty() { "–".into() } else { label("erreicht", derived, t) };
        let mut options = vec![option("", t.with("goal-by-steps", [("state", derived)]))];
        options.extend(states(t));
        for choice in &mut options {
            choice.checked = choice.value == chosen;
        }
        Field {
            options,
            readonly: !writable,
            ..Field::new(Kind::Select, path.as_str(), t.get("goal-achieved"))
        }
    }

    fn step(
        &self,
        goal: &str,
        step: &StepRow,
        writable: bool,
        t: Texts,
        typed: Option<&Typed>,
    ) -> StepView {
        let path = step.path.question("schritte_erreicht");
        let text = step.text.reveal().clone();
        let sent = typed.map(|typed| typed.value(path.as_str())).filter(|sent| !sent.is_empty());
        let chosen = sent.unwrap_or(step.achieved.name());
        let options =
            states(t).into_iter().map(|it| Choice { checked: it.value == chosen, ..it }).collect();
        let achieved = Field {
            options,
            readonly: !writable,
            error: typed.map(|typed| typed.wrong(path.as_str())).unwrap_or_default(),
            ..Field::new(Kind::Radios, path.as_str(), format!("{} {text}", t.get("step-achieved")))
        };
        let services = step.services.iter().map(|name| label("regeldienste", name, t));
        let danger = || Tag { tone: Tone::Danger, label: t.get("case-overdue").into_owned() };
        StepView {
            path: step.path.to_string(),
            href: paths::step(self.case, goal, step.path.key().unwrap_or_default()),
            text,
            who: who_words(step, t),
            agreed: t.date_or_dash(step.agreed_on),
            due: t.date_or_dash(step.due_on),
            overdue: step.is_overdue(self.today).then(danger),
            achieved,
            services: services.collect::<Vec<_>>().join(", "),
            note: step.note.reveal().clone(),
            first: false,
            last: false,
        }
    }

    /// What the form says in a note, where it says it now.
    fn notes(&self, name: &str, t: Texts) -> Vec<String> {
        let said = self.plan.evaluation.is_relevant(name);
        said.then(|| question_label(name, t)).into_iter().collect()
    }

    /// Goals the form suggests because of an answer, such as W15 and W16, unless they are agreed already; and
    /// goals that seem to be reached because something changed (W19, W39).
    fn offers(&self, agreed: &[GoalRow], t: Texts) -> Vec<Offer> {
        let mut found: Vec<Offer> = Vec::new();
        for (path, _) in self.plan.evaluation.fields().filter(|(_, state)| state.relevant) {
            let Some(note) = form().question(path.name()) else { continue };
            let suggested = note.appearance.split_whitespace().any(|word| word == "vorschlag");
            let goal = note.extra.get("ziel").filter(|_| suggested);
            let Some(goal) = goal.and_then(|id| registers::goal(id)) else { continue };
            let known = agreed.iter().any(|row| row.goal == goal.id)
                || found.iter().any(|one| one.goal == goal.id);
            if !known {
                found.push(Offer {
                    text: note.label.get(t.locale.code()).to_owned(),
                    words: String::new(),
                    href: format!("{}?ziel={}", paths::new_goal(self.case), goal.id),
                    reached: String::new(),
                    goal: goal.id.clone(),
                });
            }
        }
        found.extend(self.suggestions.iter().map(|suggestion| {
            let (words, reached, goal) = match &suggestion.proposal {
                Proposal::AchieveGoal { row, goal } => {
                    (label("ziele", goal, t), row.to_string(), goal.clone())
                }
                Proposal::HandOver { .. } => (String::new(), String::new(), String::new()),
            };
            let text = t.get(suggestion.message_key()).into_owned();
            Offer { text, words, href: String::new(), reached, goal }
        }));
        found
    }
}

/// The four states of list L16, as printed.
pub(crate) fn states(t: Texts) -> Vec<Choice> {
    let states =
        Achieved::ALL.map(|state| option(state.name(), label("erreicht", state.name(), t)));
    states.into()
}

fn goal_tag(state: &str, t: Texts) -> Option<Tag> {
    let (tone, key) = match Achieved::parse(state)? {
        Achieved::Yes => (Tone::Success, "goal-is-ja"),
        Achieved::No => (Tone::Neutral, "goal-is-nein"),
        Achieved::Partly => (Tone::Warning, "goal-is-zt"),
        Achieved::InProgress => (Tone::Info, "goal-is-ib"),
    };
    Some(Tag { tone, label: t.get(key).into_owned() })
}
