//! Raising a topic: what goes wrong, without anybody in it.

use askama::Template;
use axum::http::StatusCode;
use base::{Outcome, Problem as Trouble};
use domain::network::topics::actions::{points_to, raise};
use domain::network::topics::{TopicInput, Trace, Voice};

use crate::components::{Crumb, Field, Problem};
use crate::http::{Answer, Fields, Form, Query, Viewer, page_with, see_other};
use crate::network::{paths, words};
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::{Typed, option};

#[derive(Template)]
#[template(path = "network/pages/raise.html")]
struct View {
    page: Page,
    t: Texts,
    crumbs: Vec<Crumb>,
    problems: Vec<Problem>,
    fields: Vec<Field>,
    /// What in the text looks like a person.
    traces: Vec<String>,
    sure: Field,
}

/// The form; from a case it may come with an area, never with the case.
pub async fn show(viewer: Viewer, query: Query) -> Answer {
    let fields = Fields::default().and("category", query.get("bereich"));
    let typed = Typed::fresh(viewer.t(), fields);
    shown(StatusCode::OK, &viewer, &typed, &[])
}

/// Stores it.
pub async fn send(viewer: Viewer, form: Form) -> Answer {
    let (input, once) = (read(&form), form.once());
    let seen = input.as_ref().ok().cloned();
    let done =
        viewer.submit(&form, move |house, actor| raise(house, actor, &once, &input?)).await?;
    match done {
        Ok(id) => see_other(&viewer.visit, paths::topic(id)).flash("topic-raised").go(),
        Err(refused) => {
            let work = move |house: &_, actor: &_| {
                Ok(seen.map_or_else(Vec::new, |input| points_to(house, actor, &input)))
            };
            let traces = viewer.run(work).await?;
            let typed = Typed::refused(viewer.t(), &form, refused);
            shown(StatusCode::UNPROCESSABLE_ENTITY, &viewer, &typed, &traces)
        }
    }
}

fn read(form: &Form) -> Outcome<TopicInput> {
    Ok(TopicInput {
        title: form.get("title").to_owned(),
        problem: form.get("problem").to_owned(),
        proposal: form.get("proposal").to_owned(),
        category: form.trimmed("category").to_owned(),
        frequency: form.trimmed("frequency").to_owned(),
        voice: voice(form)?,
        names_nobody: form.get("names_nobody") == "1",
    })
}

/// The own part in a topic as it was typed.
pub(super) fn voice(form: &Form) -> Outcome<Voice> {
    let cases = match form.some("cases") {
        None => None,
        Some(number) => Some(number.parse().map_err(|_| Trouble::at("cases", "error-integer"))?),
    };
    Ok(Voice { anonymous: form.get("anonymous") == "1", cases })
}

/// The questions about the own part.
pub(super) fn voice_fields(typed: &Typed, t: Texts) -> [Field; 2] {
    let cases = Field {
        width: 4,
        hint: t.get("topic-cases-hint").into_owned(),
        ..typed.number("cases", "topic-cases")
    };
    let unnamed = vec![option("1", t.get("topic-anonymous-yes"))];
    [cases, typed.choices("anonymous", "topic-anonymous", unnamed)]
}

fn shown(status: StatusCode, viewer: &Viewer, typed: &Typed, traces: &[Trace]) -> Answer {
    let t = viewer.t();
    let must = |field: Field| Field { required: true, ..field };
    let hinted = |field: Field, key: &str| Field { hint: t.get(key).into_owned(), ..field };
    let mut fields = vec![
        Field { maxlength: 120, ..must(typed.text("title", "topic-title")) },
        hinted(must(typed.lines("problem", "topic-problem")), "topic-problem-hint"),
        must(typed.select("category", "topic-category", words::categories(t))),
        must(typed.radios("frequency", "topic-frequency", words::frequencies(t))),
        typed.lines("proposal", "topic-proposal"),
    ];
    fields.extend(voice_fields(typed, t));
    let sure = vec![option("1", t.get("topic-names-nobody-yes"))];
    let sure = typed.choices("names_nobody", "topic-names-nobody", sure);
    let crumbs = vec![
        Crumb { label: t.get("nav-topics").into_owned(), href: paths::TOPICS.to_owned() },
        Crumb { label: t.get("topic-raise").into_owned(), href: String::new() },
    ];
    page_with(
        status,
        View {
            page: viewer.page(),
            t,
            crumbs,
            problems: typed.problems_of(fields.iter().chain([&sure])),
            fields,
            traces: traces.iter().map(|trace| t.get(trace.key()).into_owned()).collect(),
            sure,
        },
    )
}
