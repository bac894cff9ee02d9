//! Everything that comes back on a day: in all own cases, and in one.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use base::{Date, PageRequest};
use domain::cases::actions::{
    LONGEST_REMINDER, file, finish_reminder, permit, person, remind, reminders_of,
};
use domain::cases::{CaseState, Reminder};
use domain::identity::{Action, CaseId, Role};
use domain::plans::actions::{Duty, DutyFilter, duties};
use jiff::ToSpan;

use crate::cases::paths;
use crate::components::{Crumb, Field, Kind, Pager, Problem};
use crate::http::{Answer, Fields, Form, Query, Viewer, local_path, page, page_with, see_other};
use crate::shell::Page;
use crate::texts::Texts;
use crate::today::duty::{DutyLine, reason_text};
use crate::typed::{Typed, full_day, option};

struct Part {
    id: &'static str,
    title: String,
    lines: Vec<DutyLine>,
}

#[derive(Template)]
#[template(path = "cases/pages/reminders.html")]
struct List {
    page: Page,
    t: Texts,
    /// Whose cases the list is about.
    lead: String,
    /// Why it may be empty, and where its lines come from.
    nothing: String,
    filters: Vec<Field>,
    parts: Vec<Part>,
    back: String,
    pager: Pager,
}

/// The list of all own cases by day, narrowed as the address says.
pub async fn list(viewer: Viewer, query: Query) -> Answer {
    let t = viewer.t();
    let today = viewer.run(|house, _| Ok(house.today())).await?;
    let (when, kind) = (query.get("zeit").to_owned(), query.get("art").to_owned());
    let filter = narrowed(&when, &kind, today);
    let request = PageRequest::after(query.some("nach").map(str::to_owned));
    let is_first = request.after.is_none();
    let found = viewer.run(move |house, actor| duties(house, actor, &filter, &request)).await?;
    let typed = Typed::fresh(t, query.0.clone());
    let asked = |name: &str, label: &str, choices: &[(&str, &str)]| {
        let all = [("", "duty-all")];
        let options = all.iter().chain(choices).map(|(value, key)| option(*value, t.get(key)));
        let mut field = typed.radios(name, label, options.collect());
        let nothing = typed.value(name).is_empty();
        field.options.iter_mut().take(1).for_each(|all| all.checked = nothing);
        field
    };
    let times =
        [("ueberfaellig", "duty-overdue"), ("woche", "duty-soon"), ("spaeter", "duty-later")];
    let kinds = [("schritte", "duty-steps"), ("notizen", "duty-reminders")];
    let filters = vec![asked("zeit", "duty-when", &times), asked("art", "duty-kind", &kinds)];
    let kept = form_urlencoded::Serializer::new(String::new())
        .append_pair("zeit", &when)
        .append_pair("art", &kind)
        .finish();
    let next = found.next.as_ref().map(|after| {
        let mut address = form_urlencoded::Serializer::new(format!("{kept}&"));
        format!("{}?{}", paths::REMINDERS, address.append_pair("nach", after).finish())
    });
    let pager = Pager {
        previous: if is_first { String::new() } else { format!("{}?{kept}", paths::REMINDERS) },
        next: next.unwrap_or_default(),
        shown: String::new(),
    };
    let parts = by_time(&found.rows, today, t);
    let back = local_path(viewer.visit.path()).unwrap_or(paths::REMINDERS).to_owned();
    // Who leads keeps no case: what comes back is of those the person stands in for.
    let [lead, nothing] = if viewer.is(Role::TeamLead) {
        [t.get("duty-lead-substitute"), t.get("duty-none-substitute")]
    } else {
        [t.get("duty-lead"), t.get("duty-none-text")]
    };
    let (lead, nothing) = (lead.into_owned(), nothing.into_owned());
    page(List { page: viewer.page(), t, lead, nothing, filters, parts, back, pager })
}

fn a_week_from(today: Date) -> Date {
    today.checked_add(7.days()).unwrap_or(today)
}

fn narrowed(when: &str, kind: &str, today: Date) -> DutyFilter {
    let (from, until) = match when {
        "ueberfaellig" => (None, today.yesterday().ok()),
        "woche" => (Some(today), Some(a_week_from(today))),
        "spaeter" => (a_week_from(today).tomorrow().ok(), None),
        _ => (None, None),
    };
    let steps = match kind {
        "schritte" => Some(true),
        "notizen" => Some(false),
        _ => None,
    };
    DutyFilter { from, until, steps }
}

/// The lines under their headings; a heading without lines does not appear.
fn by_time(rows: &[Duty], today: Date, t: Texts) -> Vec<Part> {
    let week = a_week_from(today);
    let part = |id, key: &str, fits: &dyn Fn(Date) -> bool| Part {
        id,
        title: t.get(key).into_owned(),
        lines: rows
            .iter()
            .filter(|duty| fits(duty.due_on))
            .map(|duty| DutyLine::new(duty, today, t))
            .collect(),
    };
    let parts = [
        part("ueberfaellig", "duty-overdue", &|day| day < today),
        part("woche", "duty-week", &|day| day >= today && day <= week),
        part("spaeter", "duty-later", &|day| day > week),
    ];
    parts.into_iter().filter(|part| !part.lines.is_empty()).collect()
}

struct Line {
    id: String,
    text: String,
    day: String,
    overdue: bool,
}

#[derive(Template)]
#[template(path = "cases/pages/case_reminders.html")]
struct OfCase {
    page: Page,
    t: Texts,
    crumbs: Vec<Crumb>,
    number: String,
    name: String,
    problems: Vec<Problem>,
    action: String,
    open: bool,
    lines: Vec<Line>,
    due_on: Field,
    note: Field,
}

/// The reminders of one case, and a form for a new one.
pub async fn show(viewer: Viewer, Path(case): Path<String>) -> Answer {
    let case: CaseId = paths::id(&case)?;
    let typed = Typed::fresh(viewer.t(), Fields::default());
    of_case(StatusCode::OK, &viewer, case, &typed).await
}

/// Sets a reminder, or ticks one off and goes back to where that was done.
pub async fn send(viewer: Viewer, Path(case): Path<String>, form: Form) -> Answer {
    let case: CaseId = paths::id(&case)?;
    if let Some(done) = form.some("erledigt") {
        let id = paths::id(done)?;
        viewer.run(move |house, actor| finish_reminder(house, actor, case, id)).await?;
        let back = local_path(form.get("zurueck")).map(str::to_owned);
        let there = back.unwrap_or_else(|| paths::reminders(case));
        return see_other(&viewer.visit, there).flash("reminder-finished").go();
    }
    let (fields, once) = (form.0.clone(), form.once());
    let set = viewer
        .submit(&form, move |house, actor| {
            let due_on = full_day(fields.get("due_on"));
            remind(house, actor, case, &once, due_on, fields.get("note"))
        })
        .await?;
    match set {
        Ok(_) => see_other(&viewer.visit, paths::reminders(case)).flash("reminder-set").go(),
        Err(refused) => {
            let typed = Typed::refused(viewer.t(), &form, refused);
            of_case(StatusCode::UNPROCESSABLE_ENTITY, &viewer, case, &typed).await
        }
    }
}

async fn of_case(status: StatusCode, viewer: &Viewer, case: CaseId, typed: &Typed) -> Answer {
    let t = viewer.t();
    let (file, name, reminders, today) = viewer
        .run(move |house, actor| {
            house.data.read(|conn| {
                let permit = permit(house, conn, actor, case, Action::ReadCase)?;
                let (person, _) = person(house, conn, &permit)?;
                let reminders = reminders_of(house, conn, &permit)?;
                let file = file(conn, &permit)?;
                Ok::<_, base::Problem>((file, person.listed(), reminders, house.today()))
            })
        })
        .await?;
    let number = t.with("case-number", [("number", file.plan_no.to_string())]);
    let crumb = |label: String, href: String| Crumb { label, href };
    let crumbs = vec![
        crumb(t.get("cases-title").into_owned(), paths::CASES.to_owned()),
        crumb(number.clone(), paths::case(case)),
        crumb(t.get("nav-reminders").into_owned(), String::new()),
    ];
    let line = |reminder: Reminder| Line {
        id: reminder.id.to_string(),
        text: match reminder.note {
            Some(note) => note.into_inner(),
            None => reason_text(&reminder.reason, &reminder.about, t),
        },
        day: t.date(reminder.due_on),
        overdue: reminder.due_on < today,
    };
    let due_on =
        Field { required: true, width: 12, ..typed.ask(Kind::Date, "due_on", "reminder-day") };
    let note = Field {
        required: true,
        private: true,
        maxlength: u32::try_from(LONGEST_REMINDER).unwrap_or_default(),
        ..typed.text("note", "reminder-note")
    };
    page_with(
        status,
        OfCase {
            page: viewer.page(),
            t,
            crumbs,
            number,
            name: name.into_inner(),
            problems: typed.problems_of([&note, &due_on]),
            action: paths::reminders(case),
            open: file.state == CaseState::Open,
            lines: reminders.into_iter().map(line).collect(),
            due_on,
            note,
        },
    )
}
