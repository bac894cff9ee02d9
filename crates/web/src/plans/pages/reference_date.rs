//! The Stichtag: the state of all own plans in one table for the keyboard.

use askama::Template;
use axum::Json;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use base::{Date, FieldError, Problem as Trouble};
use domain::cases::CaseState;
use domain::identity::{CaseId, Role};
use domain::plans::actions::{StandingRow, ends_counselling, set_standings, standings};
use domain::plans::{reference_date, reference_date_after, reference_date_before};
use serde_json::json;

use crate::cases;
use crate::components::{Field, Kind, Problem, Tab};
use crate::http::{Answer, Fields, Form, Query, Viewer, page_with, see_other};
use crate::lists::{choices, label};
use crate::plans::paths;
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::{FormErrors, Typed, full_day};

struct Row {
    path: String,
    id: String,
    number: String,
    href: String,
    name: String,
    as_of: String,
    before: String,
    /// What is said of an ended counselling instead of the choices: it is only read.
    ended: String,
    chosen: String,
    error: String,
    close: String,
}

struct State {
    name: String,
    label: String,
    ends: bool,
}

#[derive(Template)]
#[template(path = "plans/pages/reference_date.html")]
struct View {
    page: Page,
    t: Texts,
    day: String,
    iso: String,
    problems: Vec<Problem>,
    date: Field,
    only_open: bool,
    switch: Vec<Tab>,
    before: (String, String),
    after: Option<(String, String)>,
    done: String,
    states: Vec<State>,
    rows: Vec<Row>,
    any: bool,
    /// Why there is no case at all.
    none: String,
}

/// The table of a day (`?tag=2026-06-30`, else the last Stichtag), all of it or what is missing (`?nur=offen`).
pub async fn show(viewer: Viewer, query: Query) -> Answer {
    let (t, asked) = (viewer.t(), query.some("tag").map(str::to_owned));
    let today = viewer.run(|house, _| Ok(house.today())).await?;
    let (day, wrong) = match asked.as_deref().map(full_day) {
        None => (reference_date(today), None),
        Some(Some(day)) if day <= today => (day, None),
        Some(Some(_)) => (reference_date(today), Some("error-date-future")),
        Some(None) => (reference_date(today), Some("error-date")),
    };
    let fields = Fields::default().and("tag", asked.unwrap_or_default());
    let (status, typed) = match wrong {
        None => (StatusCode::OK, Typed::fresh(t, fields)),
        Some(key) => {
            let typed = Typed::refused(t, &fields, FormErrors::at("tag", key));
            (StatusCode::UNPROCESSABLE_ENTITY, typed)
        }
    };
    shown(status, &viewer, day, query.get("nur") == "offen", &typed).await
}

/// Records every line that changed. The day stands in the form; autosave sends it in the address.
pub async fn send(viewer: Viewer, query: Query, sent: Form) -> Answer {
    let t = viewer.t();
    let day = sent.some("tag").or(query.some("tag")).and_then(full_day);
    let day = day.ok_or_else(|| Trouble::at("tag", "error-date"))?;
    let chosen = read(&sent)?;
    let saved = viewer.run(move |house, actor| set_standings(house, actor, day, &chosen)).await?;
    let errors: Vec<FieldError> =
        saved.errors.iter().map(|(case, key)| FieldError::new(path(*case), key)).collect();
    if viewer.visit.wants_json() {
        let told = errors.iter().map(|error| (error.field.clone(), t.message(error).into()));
        let told: serde_json::Map<String, serde_json::Value> = told.collect();
        let status =
            if told.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        let body = json!({ "saved_at": t.time(saved.at), "errors": told });
        return Ok((status, Json(body)).into_response());
    }
    let only_open = sent.get("nur") == "offen";
    if errors.is_empty() {
        return see_other(&viewer.visit, address(day, only_open))
            .flash("reference-date-saved")
            .go();
    }
    let typed = Typed::refused(t, &sent, FormErrors::new(errors));
    shown(StatusCode::UNPROCESSABLE_ENTITY, &viewer, day, only_open, &typed).await
}

fn read(sent: &Fields) -> Result<Vec<(CaseId, String)>, Trouble> {
    let mut chosen = Vec::new();
    for (name, value) in sent.pairs() {
        let Some(case) = name.strip_prefix("stand[").and_then(|rest| rest.strip_suffix(']')) else {
            continue;
        };
        let case = case.parse().map_err(|_| Trouble::NotFound)?;
        if !value.is_empty() {
            chosen.push((case, value.to_owned()));
        }
    }
    Ok(chosen)
}

fn path(case: CaseId) -> String {
    format!("stand[{case}]")
}

fn address(day: Date, only_open: bool) -> String {
    let rest = if only_open { "&nur=offen" } else { "" };
    format!("{}?tag={day}{rest}", paths::REFERENCE_DATE)
}

async fn shown(
    status: StatusCode,
    viewer: &Viewer,
    day: Date,
    only_open: bool,
    typed: &Typed,
) -> Answer {
    let work = move |house: &domain::house::House, actor: &domain::identity::Actor| {
        Ok((house.today(), standings(house, actor, day)?))
    };
    let (today, all) = viewer.run(work).await?;
    let t = viewer.t();
    let settled = all.iter().filter(|row| row.is_settled()).count();
    let done = [("done", settled.to_string()), ("all", all.len().to_string())];
    let done = t.with("reference-date-done", done);
    let any = !all.is_empty();
    let none = match viewer.actor.role {
        Role::TeamLead => "reference-date-none-lead",
        _ => "reference-date-none-text",
    };
    let rows = all.into_iter().filter(|row| !only_open || !row.is_settled());
    let rows = rows.map(|row| line(&row, day, t, typed)).collect();
    let states = choices("stand", t, day).into_iter().map(|choice| State {
        ends: ends_counselling(&choice.value),
        name: choice.value,
        label: choice.label,
    });
    let tab = |key: &str, only: bool| Tab {
        label: t.get(key).into_owned(),
        href: address(day, only),
        current: only == only_open,
        ..Tab::default()
    };
    let at = |day: Date| (t.date(day), address(day, only_open));
    let after = reference_date_after(day);
    let mut date = typed.day("tag", "reference-date-title");
    date.width = 12;
    // What could not be read stays as it was typed; a day stands as people write it, however it came.
    if date.error.is_empty() {
        date.value = t.typed_date(day);
    }
    page_with(
        status,
        View {
            page: viewer.page(),
            t,
            day: t.date(day),
            iso: day.to_string(),
            problems: typed.problems(),
            date,
            only_open,
            switch: vec![tab("reference-date-all", false), tab("reference-date-open", true)],
            before: at(reference_date_before(day)),
            after: (after <= today).then(|| at(after)),
            done,
            states: states.collect(),
            rows,
            any,
            none: t.get(none).into_owned(),
        },
    )
}

fn line(row: &StandingRow, day: Date, t: Texts, typed: &Typed) -> Row {
    let (case, path) = (row.file.id, path(row.file.id));
    let dated = |found: &Option<(Date, String)>| {
        let found = found.as_ref();
        found.map(|(day, state)| format!("{}: {}", t.date(*day), label("stand", state, t)))
    };
    let closed = row.file.state == CaseState::Closed;
    let sent = Some(typed.value(&path)).filter(|sent| !sent.is_empty()).map(str::to_owned);
    let ended = row.file.ended_on.filter(|_| closed).map(|day| {
        let last = row.last.as_ref().map(|(_, state)| state).filter(|_| row.ended);
        let state = row.standing.as_ref().or(last).map(|state| label("stand", state, t));
        let key = match (row.ended, &state) {
            (true, _) => "reference-date-ended",
            (false, Some(_)) => "reference-date-ended-later",
            (false, None) => "reference-date-not-kept",
        };
        let state = state.unwrap_or_else(|| "–".to_owned());
        t.with(key, [("day", t.date(day)), ("state", state)])
    });
    Row {
        id: Field::new(Kind::Radios, path.as_str(), "").id(),
        number: t.with("case-number", [("number", row.file.plan_no.to_string())]),
        href: cases::paths::case(case),
        name: row.name.reveal().clone(),
        as_of: paths::as_of(case, day),
        before: dated(&row.before).filter(|_| !row.ended).unwrap_or_else(|| "–".to_owned()),
        ended: ended.unwrap_or_default(),
        chosen: sent.or_else(|| row.standing.clone()).unwrap_or_default(),
        error: typed.wrong(&path),
        close: paths::close(case),
        path,
    }
}
