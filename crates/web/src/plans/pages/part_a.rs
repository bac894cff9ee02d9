//! Teil A: one dense page with a jump list (Kompakt) or one section a page (Geführt), saved as it is filled.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path as Address;
use axum::http::StatusCode;
use domain::cases::CaseState;
use domain::cases::actions::{permit, person};
use domain::identity::{Action, CaseId};
use domain::plans::actions::{
    Also, Saved, Shown as Seen, change_counts, fill, note_health_seen, plan,
};
use domain::plans::{Plan, warnings};
use forms::Path;

use super::saved::as_json;
use crate::cases;
use crate::components::{Crumb, Kind, Problem, Tab};
use crate::http::{Answer, Failure, Fields, Form, Query, Viewer, page_with, see_other};
use crate::plans::back::Back;
use crate::plans::paths;
use crate::plans::program::program;
use crate::plans::sections::{Builder, Hidden, Part, Section, hidden, names};
use crate::plans::sent::Sent;
use crate::plans::wording::anchor;
use crate::shell::Page;
use crate::texts::Texts;

#[derive(Template)]
#[template(path = "plans/pages/part_a.html")]
struct View {
    page: Page,
    t: Texts,
    crumbs: Vec<Crumb>,
    number: String,
    name: String,
    problems: Vec<Problem>,
    jump: Vec<Tab>,
    sections: Vec<Section>,
    hidden: Vec<Hidden>,
    keep_hidden: bool,
    /// Questions whose answer a browser leaves out when nothing is ticked.
    asked: String,
    action: String,
    version: i64,
    saved_at: String,
    closed: bool,
    program: String,
    ways: Ways,
}

/// Where one can go from here.
struct Ways {
    compact: String,
    guided: String,
    is_guided: bool,
    /// `Abschnitt 3 von 12`, when guided.
    place: String,
    has_previous: bool,
    is_last: bool,
    check: String,
    past: String,
    histories: String,
}

/// A plan with the name of its person and the number of changes of each field.
struct Loaded {
    plan: Plan,
    name: String,
    changes: BTreeMap<Path, usize>,
}

/// How the page is shown.
#[derive(Default)]
struct Manner {
    section: Option<String>,
    keep_hidden: bool,
}

impl Manner {
    fn of(query: &Fields) -> Self {
        Self {
            section: query.some("abschnitt").map(str::to_owned),
            keep_hidden: query.has("behalten"),
        }
    }
}

/// The page.
pub async fn show(viewer: Viewer, Address(case): Address<String>, query: Query) -> Answer {
    let loaded = load(&viewer, cases::paths::id(&case)?).await?;
    shown(StatusCode::OK, &viewer, &loaded, &Manner::of(&query), None)
}

/// Saves what was sent, every field by itself, and does what the pressed button says. Programs get JSON.
pub async fn send(
    viewer: Viewer,
    Address(case): Address<String>,
    query: Query,
    form: Form,
) -> Answer {
    let case: CaseId = cases::paths::id(&case)?;
    let sent = Sent::read(&form, &form.once())?;
    let Sent { input, also, spoiled, given_up } = sent;
    let adds = also.clone();
    // Spoiled fields are told one by one; they do not keep the others from being stored.
    let done = viewer
        .submit(&Fields::default(), move |house, actor| fill(house, actor, case, &input, &also))
        .await?;
    let manner = Manner::of(&query);
    let mut back = Back { sent: form.0.clone(), errors: spoiled, conflicts: Vec::new(), given_up };
    match done {
        Ok((mut saved, row)) => {
            saved.errors.splice(0..0, back.errors.drain(..));
            if viewer.visit.wants_json() {
                return Ok(as_json(&saved, viewer.t()));
            }
            if saved.errors.is_empty() && saved.conflicts.is_empty() {
                let next = next(case, &manner, &form, &saved, row.as_ref());
                let go = see_other(&viewer.visit, next);
                return match adds {
                    Also::Nothing => go.flash("plan-saved").go(),
                    Also::Confirm(_, true) => go.flash("plan-confirmed-now").go(),
                    Also::Confirm(_, false) => go.flash("plan-unconfirmed-now").go(),
                    _ => go.go(),
                };
            }
            let status = if saved.conflicts.is_empty() {
                StatusCode::UNPROCESSABLE_ENTITY
            } else {
                StatusCode::CONFLICT
            };
            back.errors = saved.errors;
            back.conflicts = saved.conflicts;
            shown(status, &viewer, &load(&viewer, case).await?, &manner, Some(&back))
        }
        Err(refused) => {
            back.errors.extend(refused.into_errors());
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            shown(status, &viewer, &load(&viewer, case).await?, &manner, Some(&back))
        }
    }
}

/// Where to go on after everything was stored.
fn next(case: CaseId, manner: &Manner, form: &Form, saved: &Saved, row: Option<&Path>) -> String {
    let here = match &manner.section {
        Some(section) => paths::section(case, section),
        None => paths::part_a(case),
    };
    if let Some(row) = row {
        return format!("{here}{}", anchor(row.as_str()));
    }
    match form.get("_dann") {
        "pruefen" => return paths::check(case),
        "zurueck" => {
            let before = manner.section.as_ref().and_then(|section| before(&saved.plan, section));
            return before.map_or(here, |name| paths::section(case, name));
        }
        "weiter" => {
            return manner
                .section
                .as_ref()
                .and_then(|section| after(&saved.plan, section))
                .map_or_else(|| paths::check(case), |name| paths::section(case, name));
        }
        _ => {}
    }
    if let Some((note, _)) = form.some("_bestaetigen").and_then(|it| it.rsplit_once('=')) {
        return format!("{here}{}", anchor(note));
    }
    if form.has("_behalten") {
        let more = if here.contains('?') { '&' } else { '?' };
        return format!("{here}{more}behalten=1");
    }
    // What this very save has hidden is shown, so that somebody decides about it.
    let known: Vec<&str> = form.all("_verborgen").collect();
    let fresh = hidden(&saved.plan, Texts::new(saved.plan.language()));
    if fresh.iter().any(|item| !known.contains(&item.path.as_str())) {
        return format!("{here}#ausgeblendet");
    }
    match form.some("_entfernen").and_then(|row| row.rsplit_once('[')) {
        Some((table, _)) => format!("{here}#{table}"),
        None => here,
    }
}

/// The next section that is asked.
fn after(plan: &Plan, section: &str) -> Option<&'static str> {
    let mut rest = names(plan).into_iter().skip_while(|name| *name != section).skip(1);
    rest.find(|name| is_asked(plan, name))
}

/// The section before that is asked.
fn before(plan: &Plan, section: &str) -> Option<&'static str> {
    let earlier = names(plan).into_iter().take_while(|name| *name != section);
    earlier.filter(|name| is_asked(plan, name)).last()
}

/// Which of the sections that are asked this one is: `Abschnitt 3 von 12`.
fn place(plan: &Plan, section: &str, t: Texts) -> Option<String> {
    let asked: Vec<_> = names(plan).into_iter().filter(|name| is_asked(plan, name)).collect();
    let at = asked.iter().position(|name| *name == section)? + 1;
    Some(t.with("plan-section-of", [("at", at), ("all", asked.len())]))
}

fn is_asked(plan: &Plan, name: &str) -> bool {
    plan.evaluation.group(name).is_some_and(|state| state.relevant)
}

async fn load(viewer: &Viewer, case: CaseId) -> Result<Loaded, Failure> {
    viewer
        .run(move |house, actor| {
            let loaded = house.data.read(|conn| {
                let permit = permit(house, conn, actor, case, Action::ReadCase)?;
                let plan = plan(house, conn, &permit, actor.language)?;
                let (person, _) = person(house, conn, &permit)?;
                let name = person.listed().into_inner();
                let changes = change_counts(house, conn, &permit)?;
                Ok::<_, base::Problem>(Loaded { plan, name, changes })
            })?;
            note_health_seen(house, actor, &loaded.plan, Seen::PartA)?;
            Ok(loaded)
        })
        .await
}

fn shown(
    status: StatusCode,
    viewer: &Viewer,
    Loaded { plan, name, changes }: &Loaded,
    manner: &Manner,
    back: Option<&Back>,
) -> Answer {
    let t = viewer.t();
    let case = plan.file.id;
    let closed = plan.file.state == CaseState::Closed;
    let builder = Builder { plan, t, changes, back, warnings: warnings(plan), closed };
    let names = names(plan);
    let mut sections: Vec<Section> =
        names.iter().filter_map(|name| builder.section(name)).collect();
    let guided = manner.section.as_deref();
    let jump = sections.iter().filter(|section| guided.is_none() || !section.off);
    let jump = jump.map(|section| Tab {
        label: section.title.clone(),
        href: match guided {
            Some(_) => paths::section(case, &section.name),
            None => format!("#{}", section.name),
        },
        current: guided == Some(section.name.as_str()),
        note: t.with("plan-count", [("done", section.answered), ("all", section.asked)]),
        done: section.answered == section.asked,
    });
    let jump = jump.collect();
    if let Some(guided) = guided {
        sections.retain(|section| section.name == guided);
        if sections.is_empty() {
            return Err(base::Problem::NotFound.into());
        }
    }
    let number = t.with("case-number", &[("number", plan.file.plan_no.to_string())]);
    let crumbs = vec![
        Crumb { label: t.get("cases-title").into_owned(), href: cases::paths::CASES.to_owned() },
        Crumb { label: number.clone(), href: cases::paths::case(case) },
        Crumb { label: t.get("case-part-a").into_owned(), href: String::new() },
    ];
    let on_page = sections.iter().map(|section| section.name.clone()).collect();
    let mut asked = Vec::new();
    sections.iter().for_each(|section| ticked(&section.parts, &mut asked));
    let version = match back {
        // What is not decided yet must be found again.
        Some(back) if !back.conflicts.is_empty() => {
            back.sent.get("_version").parse().unwrap_or_default()
        }
        _ => plan.version,
    };
    let action = match guided {
        Some(section) => paths::section(case, section),
        None => paths::part_a(case),
    };
    let first = names.iter().find(|name| is_asked(plan, name)).copied().unwrap_or("rahmendaten");
    let ways = Ways {
        compact: paths::part_a(case),
        guided: paths::section(case, first),
        is_guided: guided.is_some(),
        place: guided.and_then(|section| place(plan, section, t)).unwrap_or_default(),
        has_previous: guided.is_some_and(|section| before(plan, section).is_some()),
        is_last: guided.is_some_and(|section| after(plan, section).is_none()),
        check: paths::check(case),
        past: paths::past(case),
        histories: paths::histories(case),
    };
    page_with(
        status,
        View {
            page: viewer.page(),
            t,
            crumbs,
            number,
            name: name.clone(),
            problems: back.map(|back| back.problems(plan, t)).unwrap_or_default(),
            jump,
            program: program(plan, on_page),
            sections,
            hidden: hidden(plan, t),
            keep_hidden: manner.keep_hidden,
            asked: asked.join(" "),
            action,
            version,
            saved_at: t.with("plan-saved-at", [("at", t.moment(plan.changed_at))]),
            closed,
            ways,
        },
    )
}

/// Collects the questions answered by ticking.
fn ticked(parts: &[Part], into: &mut Vec<String>) {
    for part in parts {
        match part {
            Part::Question(field) => {
                let ticks = matches!(field.kind, Kind::Radios | Kind::Checkboxes);
                if !field.readonly && !field.calculated && (ticks || field.can_decline) {
                    into.push(field.path.clone());
                }
            }
            Part::Table(table) => table.rows.iter().for_each(|row| ticked(&row.parts, into)),
            Part::Note(_) => {}
        }
    }
}
