//! One recommendation: how it stands, what speaks for it, what was answered, how it was.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use base::{Outcome, Problem as Trouble};
use domain::network::recommendations::actions::{Line, answer, tracker, whose};
use domain::network::recommendations::{Answer as Given, AnswerInput, Asked, Said};

use crate::components::{Crumb, Field, Problem, Tag};
use crate::http::{Answer, Fields, Form, Viewer, page_with, see_other};

use crate::network::{paths, words};
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::{FormErrors, Typed, day, option};

struct Evidence {
    words: String,
    /// Where it comes from; empty where there is nothing to go to.
    href: String,
    source: String,
}

struct Told {
    what: String,
    words: String,
    by: String,
    old: bool,
}

#[derive(Template)]
#[template(path = "network/pages/recommendations/show.html")]
struct View {
    page: Page,
    t: Texts,
    crumbs: Vec<Crumb>,
    problems: Vec<Problem>,
    code: String,
    words: String,
    section: String,
    state: Tag,
    since: String,
    evidence: Vec<Evidence>,
    help: Option<(String, String)>,
    question: String,
    /// Who is asked, for those who are not.
    asked: String,
    fields: Vec<Field>,
    href: String,
    answers: Vec<Told>,
    past: Vec<(String, Tag)>,
}

/// The page.
pub async fn show(viewer: Viewer, Path(code): Path<String>) -> Answer {
    shown(StatusCode::OK, &viewer, code, None).await
}

/// Answers what is asked.
pub async fn send(viewer: Viewer, Path(code): Path<String>, form: Form) -> Answer {
    let (once, input) = (form.once(), read(&form));
    let about = code.clone();
    let work = move |house: &_, actor: &_| answer(house, actor, &once, &about, &input?);
    match viewer.submit(&form, work).await? {
        Ok(()) => {
            let to = paths::recommendation(&code);
            see_other(&viewer.visit, to).flash("rec-answered").go()
        }
        Err(refused) => {
            shown(StatusCode::UNPROCESSABLE_ENTITY, &viewer, code, Some((&form, refused))).await
        }
    }
}

fn read(form: &Form) -> Outcome<AnswerInput> {
    let agency = match form.some("agency") {
        None => None,
        Some(id) => Some(id.parse().map_err(|_| Trouble::at("agency", "error-unknown-choice"))?),
    };
    Ok(AnswerInput {
        said: Said::parse(form.trimmed("said")),
        words: form.get("words").to_owned(),
        on: day(form, "on")?,
        agency,
    })
}

async fn shown(
    status: StatusCode,
    viewer: &Viewer,
    code: String,
    refused: Option<(&Form, FormErrors)>,
) -> Answer {
    let t = viewer.t();
    let (line, open) = viewer
        .run(move |house, actor| {
            let lines = tracker(house, actor)?;
            let line = lines.into_iter().find(|line| line.one.code == code);
            let line = line.ok_or(Trouble::NotFound)?;
            let open = whose(house, actor, &line);
            Ok((line, open))
        })
        .await?;
    let today = viewer.visit.app().house.today();
    let typed = match refused {
        Some((form, refused)) => Typed::refused(t, form, refused),
        None => Typed::fresh(t, Fields::default().and("on", t.typed_date(today))),
    };
    let fields = if open.is_empty() { Vec::new() } else { fields(&typed, &line, &open, t) };
    let evidence = line.finding.evidence.iter().map(|one| {
        let (href, source) = super::source(one, t);
        Evidence { words: super::evidence(one, t), href, source }
    });
    let crumbs = vec![
        Crumb { label: t.get("rec-tab").into_owned(), href: paths::RECOMMENDATIONS.to_owned() },
        Crumb { label: line.one.code.clone(), href: String::new() },
    ];
    let view = View {
        page: viewer.page(),
        crumbs,
        problems: typed.problems_of(&fields),
        code: line.one.code.clone(),
        words: line.one.words(t.locale).to_owned(),
        section: super::section(&line.one.section, t),
        state: super::tag(&line, t),
        since: t.with("rec-since-day", [("day", t.date(line.since))]),
        evidence: evidence.collect(),
        help: super::help(&line, viewer).filter(|(_, href)| !href.contains("/empfehlungen/")),
        question: line.one.question(t.locale).to_owned(),
        asked: match line.one.asked {
            Asked::Nobody => String::new(),
            Asked::Municipality => t.get("rec-asked-municipality").into_owned(),
            Asked::Agencies => t.get("rec-asked-agencies").into_owned(),
        },
        href: paths::recommendation(&line.one.code),
        answers: line.answers.iter().map(|one| told(one, &line, today, t)).collect(),
        past: line
            .past
            .iter()
            .rev()
            .take(8)
            .map(|(quarter, state)| (words::quarter(*quarter, t), super::state(*state, t)))
            .collect(),
        fields,
        t,
    };
    page_with(status, view)
}

fn fields(
    typed: &Typed,
    line: &Line,
    open: &[Option<domain::identity::AgencyId>],
    t: Texts,
) -> Vec<Field> {
    let said = Said::ALL.map(|said| option(said.code(), in_words(said, t)));
    let mut fields = Vec::new();
    // Who answers for one agency alone is not asked which.
    if open.len() > 1 {
        let name = |id: &domain::identity::AgencyId| {
            line.agencies.iter().find(|(known, _)| known == id).map_or("", |(_, name)| name)
        };
        let choices = open.iter().flatten().map(|id| option(id.text(), name(id))).collect();
        fields.push(Field { required: true, ..typed.select("agency", "rec-agency", choices) });
    }
    fields.push(Field { required: true, ..typed.radios("said", "rec-said", said.to_vec()) });
    fields.push(Field {
        hint: t.get("rec-words-hint").into_owned(),
        ..typed.lines("words", "rec-words")
    });
    fields.push(Field { required: true, width: 12, ..typed.day("on", "rec-on") });
    fields
}

fn in_words(said: Said, t: Texts) -> String {
    let key = match said {
        Said::Yes => "rec-said-yes",        // text
        Said::Partly => "rec-said-partly",  // text
        Said::NotYet => "rec-said-not-yet", // text
        Said::No => "rec-said-no",          // text
    };
    t.get(key).into_owned()
}

fn told(one: &Given, line: &Line, today: base::Date, t: Texts) -> Told {
    let agency = one.agency.and_then(|id| line.agencies.iter().find(|(known, _)| *known == id));
    let said = in_words(one.said, t);
    Told {
        what: match agency {
            Some((_, name)) => format!("{name}: {said}"),
            None => said,
        },
        words: one.words.clone(),
        by: t.with("rec-by", [("who", one.by.clone()), ("day", t.date(one.on))]),
        old: one.is_stale(today),
    }
}
