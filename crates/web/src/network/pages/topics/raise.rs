//! Raising a topic: what goes wrong, without anybody in it.

use askama::Template;
use axum::http::StatusCode;
use base::{Outcome, Problem as Trouble};
use domain::identity::CaseId;
use domain::network::topics::actions::{points_to, raise, similar_to};
use domain::network::topics::{Topic, TopicInput, Trace, Voice};

use crate::components::{Crumb, Field, Problem, Task};
use crate::http::{Answer, Fields, Form, Query, Viewer, page_with, see_other};
use crate::network::{paths, words};
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::{Typed, option};

#[derive(Template)]
#[template(path = "network/pages/topics/raise.html")]
struct View {
    page: Page,
    t: Texts,
    crumbs: Vec<Crumb>,
    problems: Vec<Problem>,
    fields: Vec<Field>,
    /// What in the text looks like a person.
    traces: Vec<String>,
    sure: Field,
    /// Topics that seem to say the same.
    similar: Vec<Task>,
    is_new: Field,
    /// The case somebody came from; empty for none.
    case: String,
}

/// What the program noticed about the text.
#[derive(Default)]
struct Noticed {
    traces: Vec<Trace>,
    similar: Vec<Topic>,
}

/// The form. From a case it comes with the offer to remember the topic there.
pub async fn show(viewer: Viewer, query: Query) -> Answer {
    let case = query.some("fall").and_then(|case| case.parse::<CaseId>().ok());
    let case = case.map(|case| case.text()).unwrap_or_default();
    let fields = Fields::default().and("category", query.get("bereich")).and("fall", case);
    let typed = Typed::fresh(viewer.t(), fields);
    shown(StatusCode::OK, &viewer, &typed, &Noticed::default())
}

/// Stores it.
pub async fn send(viewer: Viewer, form: Form) -> Answer {
    let (input, once) = (read(&form), form.once());
    let seen = input.as_ref().ok().cloned();
    // The case is remembered only where somebody ticked it.
    let case = form.some("fall").filter(|_| form.get("merken") == "1");
    let case = case.map(paths::id).transpose()?;
    let work = move |house: &_, actor: &_| raise(house, actor, &once, &input?, case);
    match viewer.submit(&form, work).await? {
        Ok(id) => see_other(&viewer.visit, paths::topic(id)).flash("topic-raised").go(),
        Err(refused) => {
            let work = move |house: &_, actor: &_| {
                let Some(input) = seen else { return Ok(Noticed::default()) };
                let traces = points_to(house, actor, &input);
                Ok(Noticed { traces, similar: similar_to(house, actor, &input)? })
            };
            let noticed = viewer.run(work).await?;
            let typed = Typed::refused(viewer.t(), &form, refused);
            shown(StatusCode::UNPROCESSABLE_ENTITY, &viewer, &typed, &noticed)
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
        is_new: form.get("is_new") == "1",
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

fn shown(status: StatusCode, viewer: &Viewer, typed: &Typed, noticed: &Noticed) -> Answer {
    let t = viewer.t();
    let must = |field: Field| Field { required: true, ..field };
    let hinted = |field: Field, key: &str| Field { hint: t.get(key).into_owned(), ..field };
    let mut fields = vec![
        Field { maxlength: 120, ..must(typed.text("title", "topic-title")) },
        hinted(must(typed.lines("problem", "topic-problem")), "topic-problem-hint"),
        must(typed.select("category", "topic-category", words::categories(t))),
        typed.radios("frequency", "topic-frequency", words::frequencies(t)),
        typed.lines("proposal", "topic-proposal"),
    ];
    fields.extend(voice_fields(typed, t));
    let case = typed.value("fall").to_owned();
    if !case.is_empty() {
        let keep = vec![option("1", t.get("topic-keep-case-yes"))];
        fields
            .push(hinted(typed.choices("merken", "topic-keep-case", keep), "topic-keep-case-hint"));
    }
    let is_new = vec![option("1", t.get("topic-is-new-yes"))];
    let is_new = typed.choices("is_new", "topic-is-new", is_new);
    let similar = noticed.similar.iter().map(|topic| Task {
        label: topic.title.clone(),
        href: paths::topic(topic.id),
        note: words::category(&topic.category, t),
        ..Task::default()
    });
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
            problems: typed.problems_of([&is_new, &sure].into_iter().chain(&fields)),
            fields,
            traces: noticed.traces.iter().map(|one| t.get(one.key()).into_owned()).collect(),
            sure,
            similar: similar.collect(),
            is_new,
            case,
        },
    )
}
