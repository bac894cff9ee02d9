//! Teil A: one dense page with a jump list, saved as it is filled.

use askama::Template;
use axum::Json;
use axum::extract::Path as Address;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use domain::cases::actions::permit;
use domain::identity::{Action, CaseId};
use domain::plans::actions::{SaveInput, Saved, add_row, plan, remove_row, save};
use domain::plans::{OPEN_ALWAYS, Plan, form};
use forms::{Group, Item, Path};

use crate::cases;
use crate::components::{Crumb, Field, Problem, Tab};
use crate::http::{Answer, Fields, Form, Viewer, page_with, see_other};
use crate::plans::paths;
use crate::plans::question::field;
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::{FormErrors, Typed};

/// A part of a section: a question, or a table with its rows.
enum Part {
    Question(Box<Field>),
    Note { tone: &'static str, text: String },
    Table { name: String, label: String, rows: Vec<(String, Vec<Field>)> },
}

struct Section {
    name: String,
    title: String,
    parts: Vec<Part>,
}

#[derive(Template)]
#[template(path = "plans/pages/part_a.html")]
struct View {
    page: Page,
    t: Texts,
    crumbs: Vec<Crumb>,
    number: String,
    problems: Vec<Problem>,
    jump: Vec<Tab>,
    sections: Vec<Section>,
    action: String,
    rows_action: String,
    version: i64,
    writable: bool,
}

/// Groups of Teil B and the standings have pages of their own; the evaluation block is computed.
const ELSEWHERE: [&str; 4] = ["kopf", "teil_b", "stand_gruppe", "evaluation"];

/// The page.
pub async fn show(viewer: Viewer, Address(case): Address<String>) -> Answer {
    let case: CaseId = cases::paths::id(&case)?;
    let plan = viewer
        .run(move |house, actor| {
            house.data.read(|conn| {
                let permit = permit(house, conn, actor, case, Action::ReadCase)?;
                plan(house, conn, &permit, actor.language)
            })
        })
        .await?;
    shown(StatusCode::OK, &viewer, case, &plan, None)
}

/// Saves what was sent: every field by itself. Programs get JSON, people a page.
pub async fn send(viewer: Viewer, Address(case): Address<String>, sent: Form) -> Answer {
    let case: CaseId = cases::paths::id(&case)?;
    let input = read(&sent);
    let saved = viewer.run(move |house, actor| save(house, actor, case, &input)).await?;
    if viewer.visit.wants_json() {
        return Ok(answer(&saved, viewer.t()));
    }
    if saved.errors.is_empty() && saved.conflicts.is_empty() {
        return see_other(&viewer.visit, paths::part_a(case)).flash("plan-saved").go();
    }
    let mut errors = saved.errors.clone();
    errors.extend(saved.conflicts.iter().map(|conflict| {
        base::FieldError::new(conflict.path.as_str(), "plan-conflict").with("by", &conflict.by)
    }));
    let typed = Typed::refused(viewer.t(), &sent, FormErrors::new(errors));
    shown(StatusCode::UNPROCESSABLE_ENTITY, &viewer, case, &saved.plan, Some(&typed))
}

/// Adds or removes a row of a table; works without JavaScript.
pub async fn rows(viewer: Viewer, Address(case): Address<String>, sent: Form) -> Answer {
    let case: CaseId = cases::paths::id(&case)?;
    let fields = sent.0.clone();
    let anchor = viewer
        .run(move |house, actor| {
            if let Some(row) = fields.some("entfernen") {
                let row = Path::parse(row).map_err(|_| base::Problem::NotFound)?;
                remove_row(house, actor, case, &row)?;
                return Ok(row.name().to_owned());
            }
            let table = fields.trimmed("hinzu").to_owned();
            add_row(house, actor, case, None, &table)?;
            Ok(table)
        })
        .await?;
    see_other(&viewer.visit, format!("{}#{anchor}", paths::part_a(case))).go()
}

/// Names of form fields are addresses; `PATH!` says "keine Angabe".
fn read(sent: &Fields) -> SaveInput {
    let mut fields: Vec<(String, Vec<String>, bool)> = Vec::new();
    for name in sent.names() {
        if name.starts_with('_') || name.ends_with('!') {
            continue;
        }
        let declined = sent.has(&format!("{name}!"));
        let values = sent.all(name).filter(|value| !value.is_empty()).map(str::to_owned).collect();
        fields.push((name.to_owned(), values, declined));
    }
    for name in sent.names().filter_map(|name| name.strip_suffix('!')) {
        if !fields.iter().any(|(known, ..)| known == name) {
            fields.push((name.to_owned(), Vec::new(), true));
        }
    }
    let base_version = sent.get("_version").parse().unwrap_or(0);
    SaveInput { base_version, fields, overrule: sent.all("_mine").map(str::to_owned).collect() }
}

fn answer(saved: &Saved, t: Texts) -> axum::response::Response {
    let errors: serde_json::Map<String, serde_json::Value> =
        saved.errors.iter().map(|error| (error.field.clone(), t.message(error).into())).collect();
    let conflicts: Vec<serde_json::Value> = saved
        .conflicts
        .iter()
        .map(|conflict| {
            serde_json::json!({
                "path": conflict.path.as_str(), "mine": conflict.mine.reveal(),
                "theirs": conflict.theirs.reveal(), "by": conflict.by,
                "at": t.time(conflict.at),
            })
        })
        .collect();
    let hidden: Vec<&str> = saved.plan.evaluation.hidden_values.iter().map(Path::as_str).collect();
    let status = if !conflicts.is_empty() {
        StatusCode::CONFLICT
    } else if !errors.is_empty() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    let body = serde_json::json!({
        "version": saved.plan.version, "saved_at": t.time(saved.at), "errors": errors,
        "conflicts": conflicts, "hidden": hidden,
    });
    (status, Json(body)).into_response()
}

fn shown(
    status: StatusCode,
    viewer: &Viewer,
    case: CaseId,
    plan: &Plan,
    typed: Option<&Typed>,
) -> Answer {
    let t = viewer.t();
    let sections: Vec<Section> =
        form().items.iter().filter_map(|item| section(plan, item, t, typed)).collect();
    let jump = sections.iter().map(|section| Tab {
        label: section.title.clone(),
        href: format!("#{}", section.name),
        ..Tab::default()
    });
    let number = t.with("case-number", &[("number", plan.file.plan_no.to_string())]);
    let crumbs = vec![
        Crumb { label: t.get("cases-title").into_owned(), href: cases::paths::CASES.to_owned() },
        Crumb { label: number.clone(), href: cases::paths::case(case) },
        Crumb { label: t.get("case-part-a").into_owned(), href: String::new() },
    ];
    page_with(
        status,
        View {
            page: viewer.page(),
            t,
            crumbs,
            number,
            problems: typed.map(Typed::problems).unwrap_or_default(),
            jump: jump.collect(),
            sections,
            action: paths::part_a(case),
            rows_action: paths::rows(case),
            version: plan.version,
            writable: plan.file.state == domain::cases::CaseState::Open,
        },
    )
}

/// A section that is asked now; locked and switched-off ones do not exist.
fn section(plan: &Plan, item: &Item, t: Texts, typed: Option<&Typed>) -> Option<Section> {
    let Item::Group(group) = item else { return None };
    let open = OPEN_ALWAYS.contains(&group.name.as_str());
    let asked = plan.evaluation.group(&group.name).is_some_and(|state| state.relevant);
    if ELSEWHERE.contains(&group.name.as_str()) || !(open || asked) {
        return None;
    }
    let parts = parts(plan, group, None, t, typed);
    let title = group.label.get(t.locale.code()).to_owned();
    (!parts.is_empty()).then(|| Section { name: group.name.clone(), title, parts })
}

fn parts(
    plan: &Plan,
    group: &Group,
    row: Option<&Path>,
    t: Texts,
    typed: Option<&Typed>,
) -> Vec<Part> {
    let language = t.locale.code();
    let mut parts = Vec::new();
    for item in &group.items {
        match item {
            Item::Group(inner) => parts.extend(self::parts(plan, inner, row, t, typed)),
            Item::Repeat(repeat) => {
                let name = &repeat.group.name;
                let on = plan.evaluation.repeat(name).is_some_and(|state| state.relevant);
                if !on {
                    continue;
                }
                let rows = plan.answers.rows_of(row, name).map(|path| {
                    let fields = self::parts(plan, &repeat.group, Some(path), t, typed);
                    let fields = fields.into_iter().filter_map(|part| match part {
                        Part::Question(field) => Some(*field),
                        _ => None,
                    });
                    (path.to_string(), fields.collect())
                });
                let label = repeat.group.label.get(language).to_owned();
                parts.push(Part::Table { name: name.clone(), label, rows: rows.collect() });
            }
            Item::Question(question) => {
                let path = match row {
                    Some(row) => row.question(&question.name),
                    None => match Path::parse(&question.name) {
                        Ok(path) => path,
                        Err(_) => continue,
                    },
                };
                let Some(state) = plan.evaluation.field(path.as_str()) else { continue };
                match question.kind {
                    forms::Kind::Calculate | forms::Kind::Hidden => {}
                    forms::Kind::Note if state.relevant => parts.push(Part::Note {
                        tone: if question.appearance.contains("warnung") {
                            "warning"
                        } else {
                            "info"
                        },
                        text: question.label.get(language).to_owned(),
                    }),
                    forms::Kind::Note => {}
                    // Without a script a question that is not asked now is not shown; the next save decides.
                    _ if !state.relevant
                        && typed.is_none()
                        && plan.answers.get(&path).is_none() => {}
                    _ => {
                        let mut asked = field(plan, question, &path, t);
                        if let Some(typed) = typed {
                            let sent = typed.ask(asked.kind, path.as_str(), "case-part-a");
                            asked.error = sent.error;
                            if !asked.error.is_empty() {
                                asked.value = sent.value;
                            }
                        }
                        parts.push(Part::Question(Box::new(asked)));
                    }
                }
            }
        }
    }
    parts
}
