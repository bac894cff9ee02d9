//! Prüfen: what is missing or contradicts itself, section by section, before counselling ends or the plan is printed.

use askama::Template;
use axum::extract::Path as Address;
use domain::cases::actions::{permit, person};
use domain::identity::{Action, CaseId};
use domain::plans::actions::plan;
use domain::plans::{Plan, form, warnings};
use forms::{Fault, FieldState, Group, Item, Kind, Path};

use crate::cases;
use crate::components::{Crumb, Tag, Task, Tone};
use crate::http::{Answer, Viewer, page};
use crate::plans::paths;
use crate::plans::sections::{group_of, hidden, is_part_a};
use crate::plans::wording::{anchor, label};
use crate::shell::Page;
use crate::texts::Texts;

struct Section {
    id: String,
    title: String,
    tasks: Vec<Task>,
}

#[derive(Template)]
#[template(path = "plans/pages/check.html")]
struct View {
    page: Page,
    t: Texts,
    crumbs: Vec<Crumb>,
    number: String,
    name: String,
    /// How many things are still to be done, in words; empty when the plan is complete. Hints do not count.
    open: String,
    sections: Vec<Section>,
    part_a: String,
}

/// The page.
pub async fn show(viewer: Viewer, Address(case): Address<String>) -> Answer {
    let case: CaseId = cases::paths::id(&case)?;
    let (plan, name) = viewer
        .run(move |house, actor| {
            house.data.read(|conn| {
                let permit = permit(house, conn, actor, case, Action::ReadCase)?;
                let plan = plan(house, conn, &permit, actor.language)?;
                let (person, _) = person(house, conn, &permit)?;
                Ok::<_, base::Problem>((plan, person.listed().into_inner()))
            })
        })
        .await?;
    let t = viewer.t();
    let groups = form().items.iter().filter_map(|item| match item {
        Item::Group(group) if plan.may_show_group(&group.name) => Some(group),
        _ => None,
    });
    let mut sections: Vec<Section> = groups.filter_map(|group| section(&plan, group, t)).collect();
    let kept: Vec<Task> = hidden(&plan, t)
        .into_iter()
        .map(|item| Task {
            label: item.label,
            href: format!("{}#ausgeblendet", paths::part_a(case)),
            note: t.get("check-hidden-note").into_owned(),
            tag: tag(Tone::Neutral, "check-kept", t),
            ..Task::default()
        })
        .collect();
    if !kept.is_empty() {
        let title = t.get("hidden-title").into_owned();
        sections.push(Section { id: "ausgeblendet".to_owned(), title, tasks: kept });
    }
    let urgent = |task: &&Task| {
        task.tag.as_ref().is_some_and(|tag| matches!(tag.tone, Tone::Danger | Tone::Warning))
    };
    let open = sections.iter().flat_map(|section| &section.tasks).filter(urgent).count();
    let open = if open == 0 { String::new() } else { t.with("check-open", [("count", open)]) };
    let number = t.with("case-number", &[("number", plan.file.plan_no.to_string())]);
    let crumbs = vec![
        Crumb { label: t.get("cases-title").into_owned(), href: cases::paths::CASES.to_owned() },
        Crumb { label: number.clone(), href: cases::paths::case(case) },
        Crumb { label: t.get("check-title").into_owned(), href: String::new() },
    ];
    let part_a = paths::part_a(case);
    page(View { page: viewer.page(), t, crumbs, number, name, open, sections, part_a })
}

fn section(plan: &Plan, group: &Group, t: Texts) -> Option<Section> {
    let own = plan.evaluation.fields().filter(|(path, state)| {
        state.relevant && group_of(path) == Some(group.name.as_str()) && plan.may_show(path)
    });
    let tasks: Vec<Task> = own.filter_map(|(path, state)| task(plan, path, state, t)).collect();
    let title = group.label.get(t.locale.code()).to_owned();
    (!tasks.is_empty()).then(|| Section { id: group.name.clone(), title, tasks })
}

/// What is to be said about one question, if anything.
fn task(plan: &Plan, path: &Path, state: &FieldState, t: Texts) -> Option<Task> {
    let question = form().question(path.name())?;
    let said = |note: String, tone, key| {
        let label = label(plan, path, t);
        let href = place(plan.file.id, path);
        Some(Task { label, href, note, tag: tag(tone, key, t), ..Task::default() })
    };
    let own = |key: &str| state.message.clone().unwrap_or_else(|| t.get(key).into_owned());
    if question.kind == Kind::Note {
        let must = question.appearance.contains("pflicht");
        if !question.appearance.contains("warnung") {
            return None;
        }
        let warnings = warnings(plan);
        let confirmed = warnings.iter().any(|one| one.path == *path && one.confirmed);
        let (tone, key) = match (must, confirmed) {
            (true, _) => (Tone::Warning, "check-needed"),
            (false, true) => return None,
            (false, false) => (Tone::Info, "check-look"),
        };
        let label = question.label.get(t.locale.code()).to_owned();
        let note = path.row().map(|row| crate::plans::wording::row_label(plan, &row, t));
        let (href, tag) = (place(plan.file.id, path), tag(tone, key, t));
        return Some(Task { label, href, note: note.unwrap_or_default(), tag, ..Task::default() });
    }
    match &state.fault {
        Some(Fault::Missing) => said(own("field-required-missing"), Tone::Warning, "check-missing"),
        Some(Fault::Constraint | Fault::Kind) => {
            said(own("error-not-plausible"), Tone::Danger, "check-wrong")
        }
        None if !state.not_offered.is_empty() => {
            said(t.get("plan-not-offered").into_owned(), Tone::Danger, "check-wrong")
        }
        None => None,
    }
}

fn tag(tone: Tone, key: &str, t: Texts) -> Option<Tag> {
    Some(Tag { tone, label: t.get(key).into_owned() })
}

/// The page and place where the question is answered.
fn place(case: CaseId, path: &Path) -> String {
    match group_of(path) {
        Some(group) if is_part_a(group) => {
            format!("{}{}", paths::part_a(case), anchor(path.as_str()))
        }
        Some("stand_gruppe") => paths::REFERENCE_DATE.to_owned(),
        _ => match path.as_str().strip_prefix("ziele[").and_then(|rest| rest.split(']').next()) {
            Some(goal) => paths::goal(case, goal),
            None => paths::part_b(case),
        },
    }
}
