//! Who entered what and when: the whole past of one field, and which fields have one.

use askama::Template;
use axum::extract::Path as Address;
use base::{Outcome, Problem as Trouble};
use domain::cases::actions::{permit, person};
use domain::identity::{Action, CaseId};
use domain::plans::actions::{
    FieldChange, Shown as Seen, change_counts, field_history, note_health_seen, plan,
};
use domain::plans::{Plan, form};
use forms::Path;

use crate::cases;
use crate::components::{Crumb, Task};
use crate::http::{Answer, Query, Viewer, page};
use crate::plans::paths;
use crate::plans::sections::{group_of, is_part_a};
use crate::plans::wording::{anchor, label, text_in_words};
use crate::shell::Page;
use crate::texts::Texts;

struct Line {
    at: String,
    by: String,
    value: String,
}

#[derive(Template)]
#[template(path = "plans/pages/history.html")]
struct View {
    page: Page,
    t: Texts,
    crumbs: Vec<Crumb>,
    number: String,
    name: String,
    /// The question; empty on the page about all of them.
    field: String,
    back: String,
    lines: Vec<Line>,
    fields: Vec<Task>,
}

type Found = (Plan, String, Vec<FieldChange>, Vec<(Path, usize)>);

/// The page.
pub async fn show(viewer: Viewer, Address(case): Address<String>, query: Query) -> Answer {
    let case: CaseId = cases::paths::id(&case)?;
    let path = match query.some("feld") {
        Some(path) => Some(Path::parse(path).map_err(|_| Trouble::NotFound)?),
        None => None,
    };
    let wanted = path.clone();
    let (plan, name, changes, counts) = viewer
        .run(move |house, actor| {
            let found: Found = house.data.read(|conn| {
                let permit = permit(house, conn, actor, case, Action::ReadCase)?;
                let plan = plan(house, conn, &permit, actor.language)?;
                let (person, _) = person(house, conn, &permit)?;
                let name = person.listed().into_inner();
                match &wanted {
                    Some(path) => {
                        readable(&plan, path)?;
                        let changes = field_history(house, conn, &permit, path)?;
                        Ok::<_, Trouble>((plan, name, changes, Vec::new()))
                    }
                    None => {
                        let counts = change_counts(house, conn, &permit)?;
                        let may = |path: &Path| readable(&plan, path).is_ok();
                        let counts = counts.into_iter().filter(|(path, _)| may(path)).collect();
                        Ok((plan, name, Vec::new(), counts))
                    }
                }
            })?;
            if let Some(path) = &wanted {
                note_health_seen(house, actor, &found.0, Seen::At(path))?;
            }
            Ok(found)
        })
        .await?;
    let t = viewer.t();
    let number = t.with("case-number", &[("number", plan.file.plan_no.to_string())]);
    let mut crumbs = vec![
        Crumb { label: t.get("cases-title").into_owned(), href: cases::paths::CASES.to_owned() },
        Crumb { label: number.clone(), href: cases::paths::case(case) },
        Crumb { label: t.get("case-part-a").into_owned(), href: paths::part_a(case) },
    ];
    crumbs.push(Crumb { label: t.get("field-history").into_owned(), href: String::new() });
    let lines = path.as_ref().map(|path| lines(path, &changes, t)).unwrap_or_default();
    page(View {
        page: viewer.page(),
        t,
        crumbs,
        number,
        name,
        field: path.as_ref().map(|path| label(&plan, path, t)).unwrap_or_default(),
        back: path.as_ref().map_or_else(|| paths::part_a(case), |path| place(case, path)),
        lines,
        fields: fields(&plan, counts, t),
    })
}

/// A field that does not exist for the reader has no past either.
fn readable(plan: &Plan, path: &Path) -> Outcome<()> {
    let known = form().question(path.name()).is_some_and(|it| it.kind != forms::Kind::Note);
    if known && plan.may_show(path) { Ok(()) } else { Err(Trouble::NotFound) }
}

fn lines(path: &Path, changes: &[FieldChange], t: Texts) -> Vec<Line> {
    let words =
        |change: &FieldChange| match (change.value.reveal().as_str(), form().question(path.name()))
        {
            ("", _) | (_, None) => t.get("plan-no-answer").into_owned(),
            (text, Some(question)) => text_in_words(question, text, t),
        };
    let line = |change: &FieldChange| Line {
        at: t.moment(change.at),
        by: change.by.clone(),
        value: words(change),
    };
    changes.iter().map(line).collect()
}

fn fields(plan: &Plan, counts: Vec<(Path, usize)>, t: Texts) -> Vec<Task> {
    // In the order of the form; the counts come by name.
    let counts: std::collections::BTreeMap<Path, usize> =
        counts.into_iter().filter(|(_, count)| *count > 1).collect();
    let known = plan.evaluation.fields().map(|(path, _)| path);
    let task = |path: &Path| {
        let count = counts.get(path)?;
        Some(Task {
            label: label(plan, path, t),
            href: paths::history(plan.file.id, path),
            note: t.with("history-count", [("count", *count)]),
            ..Task::default()
        })
    };
    known.filter_map(task).collect()
}

fn place(case: CaseId, path: &Path) -> String {
    if group_of(path).is_some_and(is_part_a) {
        format!("{}{}", paths::part_a(case), anchor(path.as_str()))
    } else {
        paths::part_b(case)
    }
}
