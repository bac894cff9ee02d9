//! Ending counselling: the day, the reason, and every step that is still open, on one page.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use base::Problem as Trouble;
use domain::cases::actions::{heading, permit, retention_start};
use domain::cases::{CaseState, Heading};
use domain::identity::{Action, CaseId, agencies};
use domain::plans::actions::{ClosingInput, close, plan};
use domain::plans::{Achieved, Plan, form, goals_in};
use domain::registers::goal;

use crate::cases::{self, Head};
use crate::components::{Choice, Field, Problem};
use crate::http::{Answer, Failure, Fields, Form, Viewer, page_with, see_other};
use crate::lists::label;
use crate::plans::paths;
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::{Typed, full_day, option};

/// A step that must be settled.
struct OpenStep {
    text: String,
    goal: String,
    due: String,
    field: Field,
}

#[derive(Template)]
#[template(path = "plans/pages/close.html")]
struct View {
    page: Page,
    t: Texts,
    head: Head,
    problems: Vec<Problem>,
    action: String,
    back: String,
    fields: Vec<Field>,
    steps: Vec<OpenStep>,
    warnings: Vec<(String, String)>,
    effects: Vec<String>,
}

struct Seen {
    heading: Heading,
    plan: Plan,
    today: base::Date,
    retention_years: i64,
}

async fn read(viewer: &Viewer, case: CaseId) -> Result<Seen, Failure> {
    viewer
        .run(move |house, actor| {
            house.data.read(|conn| {
                let permit = permit(house, conn, actor, case, Action::CloseCase)?;
                let plan = plan(house, conn, &permit, actor.language)?;
                let heading = heading(house, conn, &permit)?;
                let retention_years = agencies::settings(conn, permit.agency())?.retention_years;
                Ok::<_, Trouble>(Seen { heading, plan, today: house.today(), retention_years })
            })
        })
        .await
}

/// The page; an ended case has none.
pub async fn show(viewer: Viewer, Path(case): Path<String>) -> Answer {
    let case: CaseId = cases::paths::id(&case)?;
    let seen = read(&viewer, case).await?;
    if seen.heading.file.state == CaseState::Closed {
        return see_other(&viewer.visit, cases::paths::case(case)).go();
    }
    let fields = Fields::default().and("ended_on", viewer.t().typed_date(seen.today));
    shown(StatusCode::OK, &viewer, &seen, &Typed::fresh(viewer.t(), fields))
}

/// Ends it.
pub async fn send(viewer: Viewer, Path(case): Path<String>, sent: Form) -> Answer {
    let case: CaseId = cases::paths::id(&case)?;
    let input = ClosingInput {
        ended_on: sent.some("ended_on").and_then(full_day),
        reason: sent.trimmed("reason").to_owned(),
        reason_text: sent.trimmed("reason_text").to_owned(),
        steps: sent
            .names()
            .filter_map(|name| Some((name.strip_prefix("step:")?, sent.get(name))))
            .map(|(path, achieved)| (path.to_owned(), achieved.to_owned()))
            .collect(),
    };
    let done = viewer.submit(&sent, move |house, actor| close(house, actor, case, &input)).await?;
    match done {
        Ok(()) => see_other(&viewer.visit, cases::paths::case(case)).flash("close-done").go(),
        Err(refused) => {
            let seen = read(&viewer, case).await?;
            let typed = Typed::refused(viewer.t(), &sent, refused);
            shown(StatusCode::UNPROCESSABLE_ENTITY, &viewer, &seen, &typed)
        }
    }
}

fn shown(status: StatusCode, viewer: &Viewer, seen: &Seen, typed: &Typed) -> Answer {
    let t = viewer.t();
    let case = seen.heading.file.id;
    let missing = seen.plan.derived().missing;
    let mut warnings = Vec::new();
    if missing > 0 {
        warnings.push((t.with("case-missing", [("count", missing)]), paths::check(case)));
    }
    let years = seen.retention_years;
    let from = t.date(retention_start(seen.today));
    let fields = vec![
        Field { required: true, width: 12, ..typed.day("ended_on", "close-day") },
        Field {
            required: true,
            hint: t.get("close-reason-hint").into_owned(),
            ..typed.select("reason", "close-reason", reasons(seen, t))
        },
        Field {
            hint: t.get("close-reason-text-hint").into_owned(),
            maxlength: 500,
            ..typed.text("reason_text", "close-reason-text")
        },
    ];
    page_with(
        status,
        View {
            page: viewer.page(),
            t,
            head: Head::new(&seen.heading, t.get("case-close"), t),
            // Steps stand behind them without a label: theirs would tell what the privacy screen covers.
            problems: typed.problems_of(&fields),
            action: paths::close(case),
            back: cases::paths::case(case),
            fields,
            steps: steps(&seen.plan, typed, t),
            warnings,
            effects: vec![
                t.get("close-effect-locked").into_owned(),
                t.get("close-effect-standing").into_owned(),
                t.get("close-effect-agreement").into_owned(),
                t.with("close-effect-retention", [("from", from), ("years", years.to_string())]),
            ],
        },
    )
}

/// The reasons, gathered under the standing that follows from each: what is recorded is seen before it is.
fn reasons(seen: &Seen, t: Texts) -> Vec<Choice> {
    let list = form().lists.get("beendigungsgruende").into_iter().flat_map(|list| &list.choices);
    let valid = list.filter(|choice| choice.is_valid_on(seen.today));
    let mut reasons: Vec<Choice> = valid
        .map(|choice| {
            let standing = choice.extra.get("stand").map_or("nicht_zustande", String::as_str);
            let group = t.with("close-standing", [("standing", label("stand", standing, t))]);
            Choice { group, ..option(&choice.name, choice.label.get(t.locale.code())) }
        })
        .collect();
    reasons.sort_by(|a, b| a.group.cmp(&b.group));
    reasons
}

fn steps(plan: &Plan, typed: &Typed, t: Texts) -> Vec<OpenStep> {
    let settled = Achieved::ALL.into_iter().filter(|state| *state != Achieved::InProgress);
    let settled: Vec<Choice> =
        settled.map(|state| option(state.name(), label("erreicht", state.name(), t))).collect();
    let mut open = Vec::new();
    for row in goals_in(&plan.answers) {
        let named = goal(&row.goal).map(|goal| goal.name(t.locale).to_owned());
        let name = named.unwrap_or_else(|| row.goal_text.reveal().clone());
        for step in row.steps.iter().filter(|step| step.achieved == Achieved::InProgress) {
            let due = step.due_on.map(|day| t.with("close-step-due", [("day", t.date(day))]));
            let field = typed.radios(&format!("step:{}", step.path), "close-step", settled.clone());
            open.push(OpenStep {
                text: step.text.reveal().clone(),
                goal: name.clone(),
                due: due.unwrap_or_default(),
                field: Field {
                    label: t.with("close-step-of", [("step", step.text.reveal().clone())]),
                    ..field
                },
            });
        }
    }
    open
}
