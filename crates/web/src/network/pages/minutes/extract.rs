//! What the forum handed on becomes topics, line by line.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::network::meetings::MeetingId;
use domain::network::meetings::actions::{ExtractLine, extract, raise_line};
use domain::network::topics::actions::{points_to, similar_to};
use domain::network::topics::{Topic, TopicInput, Trace};

use crate::components::{Crumb, Field, Problem, Task};
use crate::http::{Answer, Fields, Form, Viewer, page_with, see_other};
use crate::network::form_page::crumbs;
use crate::network::{paths, words};
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::{FormErrors, Typed, option};

/// The most characters of a title.
const TITLE: usize = 120;
/// The area of a topic nobody chose one for.
const USUAL: &str = "sonstiges";

struct Line {
    words: String,
    /// Where the topic is that it became; empty while it was not raised.
    topic: String,
    fields: Vec<Field>,
    traces: Vec<String>,
    sure: Field,
    similar: Vec<Task>,
    is_new: Field,
}

#[derive(Template)]
#[template(path = "network/pages/minutes/extract.html")]
struct View {
    page: Page,
    t: Texts,
    crumbs: Vec<Crumb>,
    problems: Vec<Problem>,
    href: String,
    lines: Vec<Line>,
}

/// What was noticed about a line that was refused.
struct Refused {
    at: usize,
    errors: FormErrors,
    traces: Vec<Trace>,
    similar: Vec<Topic>,
}

/// The page.
pub async fn show(viewer: Viewer, Path(id): Path<String>) -> Answer {
    let id: MeetingId = paths::id(&id)?;
    shown(StatusCode::OK, &viewer, id, None).await
}

/// Raises one line.
pub async fn send(viewer: Viewer, Path(id): Path<String>, form: Form) -> Answer {
    let id: MeetingId = paths::id(&id)?;
    let (once, line) = (form.once(), form.get("zeile").to_owned());
    let at: usize = form.trimmed("nr").parse().unwrap_or(0);
    let input = read(&form, at, &line);
    let seen = input.clone();
    let work =
        move |house: &_, actor: &_| raise_line(house, actor, id, &once, (line.as_str(), &input));
    match viewer.submit(&form, work).await? {
        Ok(_) => see_other(&viewer.visit, paths::extract(id)).flash("extract-raised").go(),
        Err(errors) => {
            let (traces, similar) = viewer
                .run(move |house, actor| {
                    Ok((points_to(house, actor, &seen), similar_to(house, actor, &seen)?))
                })
                .await?;
            let refused = Refused { at, errors, traces, similar };
            shown(StatusCode::UNPROCESSABLE_ENTITY, &viewer, id, Some((&form, refused))).await
        }
    }
}

fn read(form: &Form, at: usize, line: &str) -> TopicInput {
    let own = |name: &str| form.trimmed(&format!("{name}-{at}")).to_owned();
    TopicInput {
        title: own("title"),
        problem: line.to_owned(),
        category: own("category"),
        is_new: own("is_new") == "1",
        names_nobody: own("names_nobody") == "1",
        ..TopicInput::default()
    }
}

async fn shown(
    status: StatusCode,
    viewer: &Viewer,
    id: MeetingId,
    refused: Option<(&Form, Refused)>,
) -> Answer {
    let t = viewer.t();
    let found = viewer.run(move |house, actor| extract(house, actor, id)).await?;
    let (typed, noticed) = match refused {
        None => (Typed::fresh(t, begun(&found.lines, Fields::default())), None),
        Some((form, Refused { at, errors, traces, similar })) => {
            // Each line has questions of its own.
            let mut errors = errors.into_errors();
            for error in &mut errors {
                error.field = format!("{}-{at}", error.field);
            }
            let fields = begun(&found.lines, (**form).clone());
            (Typed::refused(t, &fields, FormErrors::new(errors)), Some((at, traces, similar)))
        }
    };
    let line = |(at, one): (usize, &ExtractLine)| {
        let own = noticed.as_ref().filter(|noticed| noticed.0 == at);
        let traces = own.map(|noticed| noticed.1.as_slice()).unwrap_or_default();
        let similar = own.map(|noticed| noticed.2.as_slice()).unwrap_or_default();
        let name = |name: &str| format!("{name}-{at}");
        let title = typed.text(&name("title"), "topic-title");
        let category = typed.select(&name("category"), "topic-category", words::categories(t));
        let sure = vec![option("1", t.get("topic-names-nobody-yes"))];
        let is_new = vec![option("1", t.get("topic-is-new-yes"))];
        Line {
            words: one.words.clone(),
            topic: one.topic.map(paths::topic).unwrap_or_default(),
            fields: vec![
                Field { maxlength: 120, required: true, ..title },
                Field { required: true, ..category },
            ],
            traces: traces.iter().map(|one| t.get(one.key()).into_owned()).collect(),
            sure: typed.choices(&name("names_nobody"), "topic-names-nobody", sure),
            similar: similar.iter().map(|topic| task(topic, t)).collect(),
            is_new: typed.choices(&name("is_new"), "topic-is-new", is_new),
        }
    };
    let lines: Vec<Line> = found.lines.iter().enumerate().map(line).collect();
    let asked =
        lines.iter().flat_map(|line| [&line.is_new, &line.sure].into_iter().chain(&line.fields));
    let problems = typed.problems_of(asked);
    let meeting = &found.meeting;
    let way = vec![
        Crumb { label: found.body.name.clone(), href: paths::body(meeting.body) },
        Crumb { label: t.date(meeting.starts_at.day()), href: paths::meeting(id) },
    ];
    page_with(
        status,
        View {
            page: viewer.page(),
            crumbs: crumbs(t, way, &t.get("extract-title")),
            problems,
            href: paths::extract(id),
            lines,
            t,
        },
    )
}

/// The values to begin with, where nothing was typed: a click is enough.
fn begun(lines: &[ExtractLine], mut fields: Fields) -> Fields {
    for (at, line) in lines.iter().enumerate() {
        let (title, category) = (format!("title-{at}"), format!("category-{at}"));
        if !fields.has(&title) {
            let words: String = line.words.chars().take(TITLE).collect();
            fields = fields.and(title, words).and(category, USUAL);
        }
    }
    fields
}

fn task(topic: &Topic, t: Texts) -> Task {
    Task {
        label: topic.title.clone(),
        href: paths::topic(topic.id),
        note: words::category(&topic.category, t),
        ..Task::default()
    }
}
