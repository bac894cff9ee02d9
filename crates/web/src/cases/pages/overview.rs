//! One case: what is to be done, and what is known.

use askama::Template;
use axum::extract::Path;
use domain::cases::actions::{contact_counts, contacts, permit, person};
use domain::cases::{CaseState, housing_notice};
use domain::identity::Action;
use domain::plans::actions::plan;
use domain::plans::goals_in;

use crate::cases::paths;
use crate::components::{Crumb, Tag, Task, Tone};
use crate::http::{Answer, Viewer, page};
use crate::lists::label;
use crate::plans;
use crate::shell::Page;
use crate::texts::Texts;

#[derive(Template)]
#[template(path = "cases/pages/overview.html")]
struct View {
    page: Page,
    t: Texts,
    crumbs: Vec<Crumb>,
    number: String,
    name: String,
    tags: Vec<Tag>,
    tasks: Vec<Task>,
    deadlines: Vec<Task>,
    facts: Vec<(String, String)>,
}

/// The page.
pub async fn show(viewer: Viewer, Path(case): Path<String>) -> Answer {
    let case = paths::id(&case)?;
    let t = viewer.t();
    let (plan, person, counts, today) = viewer
        .run(move |house, actor| {
            house.data.read(|conn| {
                let permit = permit(house, conn, actor, case, Action::ReadCase)?;
                let plan = plan(house, conn, &permit, actor.language)?;
                let (person, _) = person(house, conn, &permit)?;
                let counts = contact_counts(&contacts(house, conn, &permit)?);
                Ok::<_, base::Problem>((plan, person, counts, house.today()))
            })
        })
        .await?;
    let derived = plan.derived();
    let number = t.with("case-number", &[("number", plan.file.plan_no.to_string())]);
    let mut tags = vec![match plan.file.state {
        CaseState::Open => Tag { tone: Tone::Info, label: t.get("case-open").into_owned() },
        CaseState::Closed => Tag { tone: Tone::Neutral, label: t.get("case-closed").into_owned() },
    }];
    if !plan.standing.may_counsel() {
        tags.push(Tag { tone: Tone::Danger, label: t.get("case-locked").into_owned() });
    }
    if let Some((notice, _)) =
        plan.file.housing_since.and_then(|since| housing_notice(since, today))
    {
        let label = t.get(&format!("housing-{}", notice.name())).into_owned();
        tags.push(Tag { tone: Tone::Warning, label });
    }
    let open = t.with("case-missing", [("count", derived.missing)]);
    let done = |yes: bool| {
        let (tone, key) =
            if yes { (Tone::Success, "case-begun") } else { (Tone::Neutral, "case-not-begun") };
        Some(Tag { tone, label: t.get(key).into_owned() })
    };
    let tasks = vec![Task {
        label: t.get("case-part-a").into_owned(),
        href: plans::paths::part_a(case),
        note: open,
        tag: done(derived.has_part_a),
        locked: !plan.is_writable(),
        ..Task::default()
    }];
    let steps = goals_in(&plan.answers).into_iter().flat_map(|goal| goal.steps);
    let open_steps = steps.filter(|step| step.achieved == domain::plans::Achieved::InProgress);
    let deadlines = open_steps.map(|step| Task {
        label: step.text.reveal().clone(),
        note: step.due_on.map(|day| t.date(day)).unwrap_or_default(),
        private: true,
        tag: step
            .is_overdue(today)
            .then(|| Tag { tone: Tone::Danger, label: t.get("case-overdue").into_owned() }),
        ..Task::default()
    });
    let facts = vec![
        (
            t.get("cases-type").into_owned(),
            label("beratungsarten", plan.file.counselling_type.name(), t),
        ),
        (t.get("cases-since").into_owned(), t.date(plan.file.first_contact_on)),
        (t.get("case-contacts").into_owned(), counts.contacts.to_string()),
    ];
    let crumbs = vec![
        Crumb { label: t.get("cases-title").into_owned(), href: paths::CASES.to_owned() },
        Crumb { label: number.clone(), href: String::new() },
    ];
    let name = person.listed().into_inner();
    let deadlines = deadlines.take(7).collect();
    page(View { page: viewer.page(), t, crumbs, number, name, tags, tasks, deadlines, facts })
}
