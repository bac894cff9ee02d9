//! One step of a run: what it is for, what is to be done, its letters, its meeting and what came of it.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use base::{Outcome, Problem as Trouble};
use domain::identity::ProcessAction;
use domain::network::bodies::actions::bodies;
use domain::network::process::actions::{
    StepView, keep_step, offices, run, set_step, standing, tick,
};
use domain::network::process::{RunId, StepInput, StepState, letters_of};

use super::{crumbs, number};
use crate::components::{Choice, Crumb, Field, Problem, Tag, Task};
use crate::http::{Answer, Failure, Fields, Form, Viewer, page_with, see_other};

use crate::network::{paths, words};
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::{FormErrors, Typed, day, option};

#[derive(Template)]
#[template(path = "network/pages/process/step.html")]
struct View {
    page: Page,
    t: Texts,
    crumbs: Vec<Crumb>,
    problems: Vec<Problem>,
    href: String,
    heading: String,
    purpose: String,
    state: Tag,
    /// Whether the reader may change it now.
    keeps: bool,
    open: bool,
    version: String,
    items: Field,
    fields: Vec<Field>,
    facts: Vec<(String, String)>,
    outcome: String,
    reason: Field,
    reason_given: String,
    letters: Vec<Task>,
    /// Whether a meeting belongs to the step.
    meets: bool,
    meeting: Vec<Task>,
    checks: Vec<Check>,
    previous: String,
    next: String,
}

/// A body the process leaves behind.
struct Check {
    label: String,
    href: String,
    /// What it lacks, each with the address that does it; empty where the reader may not.
    lacks: Vec<(String, String)>,
    tag: Tag,
}

/// The page.
pub async fn show(viewer: Viewer, Path((id, step)): Path<(String, String)>) -> Answer {
    shown(StatusCode::OK, &viewer, (paths::id(&id)?, number(&step)?), None).await
}

/// Keeps what was typed.
pub async fn send(viewer: Viewer, Path((id, step)): Path<(String, String)>, form: Form) -> Answer {
    let (id, step): (RunId, i64) = (paths::id(&id)?, number(&step)?);
    let input = read(&form);
    let version = form.trimmed("fassung").parse().unwrap_or(-1);
    let work = move |house: &_, actor: &_| keep_step(house, actor, id, step, version, &input?);
    let done = match viewer.submit(&form, work).await {
        // Somebody else kept the step meanwhile: the page says so and shows what was typed, to be sent again.
        Err(Failure::Problem(problem)) if matches!(*problem, Trouble::Conflict) => {
            Err(FormErrors::at("", "process-changed"))
        }
        other => other?,
    };
    answer(&viewer, (id, step), &form, done).await
}

/// Ticks the list.
pub async fn tick_items(
    viewer: Viewer,
    Path((id, step)): Path<(String, String)>,
    form: Form,
) -> Answer {
    let (id, step): (RunId, i64) = (paths::id(&id)?, number(&step)?);
    let ticked: Vec<String> = form.all("items").map(str::to_owned).collect();
    let work = move |house: &_, actor: &_| tick(house, actor, id, step, &ticked);
    let done = viewer.submit(&form, work).await?;
    answer(&viewer, (id, step), &form, done).await
}

/// Says how far it is.
pub async fn state(viewer: Viewer, Path((id, step)): Path<(String, String)>, form: Form) -> Answer {
    let (id, step): (RunId, i64) = (paths::id(&id)?, number(&step)?);
    let (state, reason) = (StepState::parse(form.get("_dann")), form.get("reason").to_owned());
    let work = move |house: &_, actor: &_| {
        let state = state.ok_or_else(|| Trouble::at("", "error-choose"))?;
        set_step(house, actor, id, step, state, &reason)
    };
    let done = viewer.submit(&form, work).await?;
    answer(&viewer, (id, step), &form, done).await
}

async fn answer(
    viewer: &Viewer,
    place: (RunId, i64),
    form: &Form,
    done: Result<(), FormErrors>,
) -> Answer {
    match done {
        Ok(()) => {
            see_other(&viewer.visit, paths::step(place.0, place.1)).flash("network-saved").go()
        }
        Err(refused) => {
            let refused = Some((form, refused));
            shown(StatusCode::UNPROCESSABLE_ENTITY, viewer, place, refused).await
        }
    }
}

fn read(form: &Form) -> Outcome<StepInput> {
    let office = match form.some("office") {
        None => None,
        Some(id) => Some(id.parse().map_err(|_| Trouble::at("office", "error-unknown-choice"))?),
    };
    let body = match form.some("body") {
        None => None,
        Some(id) => Some(id.parse().map_err(|_| Trouble::at("body", "error-unknown-choice"))?),
    };
    Ok(StepInput {
        office,
        responsible: form.get("responsible").to_owned(),
        planned_on: day(form, "planned_on")?,
        held_on: day(form, "held_on")?,
        outcome: form.get("outcome").to_owned(),
        body,
    })
}

async fn shown(
    status: StatusCode,
    viewer: &Viewer,
    (id, step): (RunId, i64),
    refused: Option<(&Form, FormErrors)>,
) -> Answer {
    let t = viewer.t();
    let access = &viewer.visit.app().house.access;
    let keeps = access.allows_processes(&viewer.actor, ProcessAction::Keep);
    let (found, choices, known, checks) = viewer
        .run(move |house, actor| {
            let found = run(house, actor, id)?;
            found.step(step)?;
            let choices = if keeps { offices(house, actor)? } else { Vec::new() };
            let last = step == domain::network::process::STEPS;
            let checks = if last { standing(house, actor)? } else { Vec::new() };
            Ok((found, choices, bodies(house, actor)?, checks))
        })
        .await?;
    let one = found.step(step)?;
    let typed = match refused {
        Some((form, refused)) => {
            // Each form of the page sends its own fields; the others show what is stored.
            let sent = form.pairs().filter(|(name, _)| *name != "fassung");
            let sent = sent.fold(Fields::default(), |all, (name, value)| all.and(name, value));
            let kept = stored(one, t);
            let unsent = kept.pairs().filter(|(name, _)| !form.has(name));
            let fields = unsent.fold(sent, |all, (name, value)| all.and(name, value));
            Typed::refused(t, &fields, refused)
        }
        None => Typed::fresh(t, stored(one, t)),
    };
    let offices: Vec<Choice> = choices
        .iter()
        .map(|(id, title, body)| Choice { group: body.clone(), ..option(id.text(), title) })
        .collect();
    let known = known.iter().map(|line| option(line.body.id.text(), &line.body.name)).collect();
    let fields = fields(&typed, offices, known, t);
    let reason = Field {
        hint: t.get("process-reason-hint").into_owned(),
        ..typed.text("reason", "process-reason")
    };
    let today = viewer.visit.app().house.today();
    let neighbour = |number: i64| {
        found.steps.iter().any(|one| one.step.number == number).then(|| paths::step(id, number))
    };
    let manages = access.allows_bodies(&viewer.actor, domain::network::bodies::BodyAction::Manage);
    let view = View {
        page: viewer.page(),
        crumbs: crumbs(t, id, Vec::new(), &super::title(one, t)),
        problems: typed.problems_of(fields.iter().chain([&reason])),
        href: paths::step(id, step),
        heading: super::title(one, t),
        purpose: one.guide.purpose(t.locale).to_owned(),
        state: super::tag(one, today, t),
        keeps: keeps && found.run.ended_at.is_none(),
        open: one.step.state == StepState::Open,
        version: one.step.version.to_string(),
        items: items(&typed, one, t),
        facts: facts(one, t),
        outcome: one.step.text.outcome.clone(),
        reason_given: one.step.reason.clone(),
        letters: letters(id, step, t),
        meets: !one.guide.agenda.is_empty(),
        meeting: meeting(one, t),
        checks: checks.iter().map(|check| told(check, manages, t)).collect(),
        previous: neighbour(step - 1).unwrap_or_default(),
        next: neighbour(step + 1).unwrap_or_default(),
        fields,
        reason,
        t,
    };
    page_with(status, view)
}

fn items(typed: &Typed, one: &StepView, t: Texts) -> Field {
    let choice =
        |item: &domain::network::process::CheckItem| option(&item.code, item.words(t.locale));
    typed.choices("items", "process-list", one.guide.items.iter().map(choice).collect())
}

fn fields(typed: &Typed, offices: Vec<Choice>, bodies: Vec<Choice>, t: Texts) -> Vec<Field> {
    let hinted = |field: Field, key: &str| Field { hint: t.get(key).into_owned(), ..field };
    vec![
        typed.select("office", "process-office", offices),
        hinted(typed.text("responsible", "process-responsible"), "process-responsible-hint"),
        Field { width: 12, ..typed.day("planned_on", "process-planned") },
        Field { width: 12, ..typed.day("held_on", "process-held") },
        hinted(typed.select("body", "process-body", bodies), "process-body-hint"),
        typed.lines("outcome", "process-outcome"),
    ]
}

fn stored(one: &StepView, t: Texts) -> Fields {
    let text = &one.step.text;
    let date = |day: Option<base::Date>| day.map(|day| t.typed_date(day)).unwrap_or_default();
    let fields = Fields::default()
        .and("office", text.office.map(|id| id.text()).unwrap_or_default())
        .and("responsible", &text.responsible)
        .and("planned_on", date(text.planned_on))
        .and("held_on", date(text.held_on))
        .and("body", text.body.map(|id| id.text()).unwrap_or_default())
        .and("outcome", &text.outcome);
    one.ticked.iter().fold(fields, |fields, item| fields.and("items", item))
}

/// What is known of the step, for those who only read it.
pub(super) fn facts(one: &StepView, t: Texts) -> Vec<(String, String)> {
    let text = &one.step.text;
    let body = one.body.as_ref().map(|body| body.name.clone()).unwrap_or_default();
    let facts = [
        ("process-who", one.responsible.clone()), // text
        ("process-planned", text.planned_on.map(|day| t.date(day)).unwrap_or_default()), // text
        ("process-held", one.held_on().map(|day| t.date(day)).unwrap_or_default()), // text
        ("process-body", body),                   // text
        ("process-why-skipped", one.step.reason.clone()), // text
    ];
    let known = facts.into_iter().filter(|(_, text)| !text.is_empty());
    known.map(|(key, text)| (t.get(key).into_owned(), text)).collect()
}

fn letters(id: RunId, step: i64, t: Texts) -> Vec<Task> {
    let line = |letter: &domain::network::process::LetterTemplate| Task {
        label: letter.title(t.locale).to_owned(),
        href: paths::letter(id, &letter.code),
        ..Task::default()
    };
    letters_of(step).map(line).collect()
}

fn meeting(one: &StepView, t: Texts) -> Vec<Task> {
    let line = |meeting: &domain::network::meetings::Meeting| Task {
        label: t.moment(meeting.starts_at),
        href: paths::meeting(meeting.id),
        note: one.body.as_ref().map(|body| body.name.clone()).unwrap_or_default(),
        tag: Some(words::meeting_tag(meeting.state, t)),
        ..Task::default()
    };
    one.meeting.iter().map(line).collect()
}

fn told(check: &domain::network::process::actions::BodyCheck, manages: bool, t: Texts) -> Check {
    use crate::components::Tone;
    let Some(body) = &check.body else {
        let set_up = (t.get("process-check-none").into_owned(), paths::NEW_BODY.to_owned());
        return Check {
            label: words::kind(check.kind, t),
            href: String::new(),
            lacks: vec![(set_up.0, if manages { set_up.1 } else { String::new() })],
            tag: Tag { tone: Tone::Warning, label: t.get("process-check-missing").into_owned() },
        };
    };
    let href = paths::body(body.id);
    let lacks = check.lacks.iter().map(|lack| {
        use domain::network::process::actions::Lack;
        let end = match lack {
            Lack::Charter | Lack::Adoption => "/geschaeftsgrundlage/neu",
            Lack::Offices => "#aemter",
            Lack::Rhythm | Lack::Meeting => "/sitzungen/neu",
        };
        let words = t.get(&format!("process-lack-{}", lack.code())).into_owned();
        (words, if manages { format!("{href}{end}") } else { String::new() })
    });
    let (tone, key) = if check.stands() {
        (Tone::Success, "process-check-stands") // text
    } else {
        (Tone::Warning, "process-check-lacks") // text
    };
    Check {
        label: body.name.clone(),
        lacks: lacks.collect(),
        tag: Tag { tone, label: t.get(key).into_owned() },
        href,
    }
}
