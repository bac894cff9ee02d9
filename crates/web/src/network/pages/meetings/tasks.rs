//! Tasks across bodies: what is to be done, what is late, what was done.

use askama::Template;
use axum::extract::Path;
use domain::network::meetings::actions::{finish_task, tasks};
use domain::network::meetings::{Task, TaskFilter, TaskId};

use crate::components::{Tab, Tag, Tone};
use crate::http::{Answer, Form, Query, Viewer, page, see_other};
use crate::network::{paths, words};
use crate::shell::Page;
use crate::texts::Texts;

struct Row {
    words: String,
    note: String,
    outcome: String,
    tag: Option<Tag>,
    href: String,
    done: bool,
}

#[derive(Template)]
#[template(path = "network/pages/meetings/tasks.html")]
struct View {
    page: Page,
    t: Texts,
    tabs: Vec<Tab>,
    shown: Vec<Tab>,
    /// Which of them, to come back to it.
    which: &'static str,
    rows: Vec<Row>,
    empty: String,
}

/// Word in the address, Fluent key of the tab, which.
const SHOWN: [(&str, &str, TaskFilter); 4] = [
    ("meine", "tasks-mine", TaskFilter::Mine), // text
    ("offen", "tasks-open", TaskFilter::Open), // text
    ("ueberfaellig", "tasks-overdue", TaskFilter::Overdue), // text
    ("erledigt", "tasks-done", TaskFilter::Done), // text
];

/// The page.
pub async fn show(viewer: Viewer, query: Query) -> Answer {
    let t = viewer.t();
    let chosen = SHOWN.iter().find(|one| one.0 == query.get("zeige")).unwrap_or(&SHOWN[0]);
    let (which, _, filter) = *chosen;
    let (found, today) =
        viewer.run(move |house, actor| Ok((tasks(house, actor, filter)?, house.today()))).await?;
    let row = |task: &Task| Row {
        words: task.words.clone(),
        note: [
            task.body.clone(),
            words::whose(task),
            match task.done_at {
                Some(at) => t.with("task-done-on", [("day", t.date(at.day()))]),
                None => t.with("task-due", [("day", t.date(task.due_on))]),
            },
        ]
        .join(" · "),
        outcome: task.done_words.clone(),
        tag: task
            .is_overdue(today)
            .then(|| Tag { tone: Tone::Danger, label: t.get("task-overdue").into_owned() }),
        href: format!("{}/{}", paths::TASKS, task.id),
        done: task.done_at.is_some(),
    };
    let tab = |(word, key, _): &(&str, &str, TaskFilter)| Tab {
        label: t.get(key).into_owned(),
        href: format!("{}?zeige={word}", paths::TASKS),
        current: *word == which,
        ..Tab::default()
    };
    page(View {
        page: viewer.page(),
        tabs: words::tabs(&viewer, paths::TASKS),
        shown: SHOWN.iter().map(tab).collect(),
        which,
        rows: found.iter().map(row).collect(),
        empty: t.get(&format!("tasks-none-{which}")).into_owned(),
        t,
    })
}

/// Says that one is done, or that it is not, after all.
pub async fn send(viewer: Viewer, Path(id): Path<String>, form: Form) -> Answer {
    let id: TaskId = paths::id(&id)?;
    let (done, words) = (form.get("_dann") != "offen", form.get("done_words").to_owned());
    let which = SHOWN.iter().find(|one| one.0 == form.get("zeige")).unwrap_or(&SHOWN[0]).0;
    viewer.run(move |house, actor| finish_task(house, actor, id, done, &words)).await?;
    let back = format!("{}?zeige={which}", paths::TASKS);
    see_other(&viewer.visit, back).flash(if done { "task-finished" } else { "network-saved" }).go()
}
