//! The evaluation record: seven fields a plan for a Stichtag, looked at and taken along.

use askama::Template;
use axum::http::StatusCode;
use base::{Date, Outcome, Problem as Trouble};
use domain::identity::{Action, Doer, Scope};
use domain::plans::actions::{EvaluationRecord, EvaluationUse, evaluation};
use domain::plans::{form, reference_date_before};

use crate::components::{Field, Problem};
use crate::http::{Answer, Disposition, Failure, Query, Viewer, download, page_with};
use crate::printing::evaluation::{Format, cells, file, headings, sheet};
use crate::printing::paths;
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::{FormErrors, Typed, full_day};

/// The Stichtag in the address.
const DAY: &str = "tag";
/// So many rows are shown.
const PREVIEW: usize = 20;

/// What was found for a Stichtag.
struct Found {
    facts: Vec<(String, String)>,
    headings: Vec<String>,
    rows: Vec<Vec<String>>,
    caption: String,
    csv: String,
    xlsx: String,
}

#[derive(Template)]
#[template(path = "printing/pages/evaluation.html")]
struct View {
    page: Page,
    t: Texts,
    covered: String,
    problems: Vec<Problem>,
    day: Field,
    found: Option<Found>,
}

/// The page: a day to choose, and what is there for it.
pub async fn show(viewer: Viewer, query: Query) -> Answer {
    let t = viewer.t();
    let today = viewer.visit.app().house.today();
    let Some(typed_day) = query.some(DAY) else {
        // The half-year that ended last.
        let fields = query.0.clone().and(DAY, t.typed_date(reference_date_before(today)));
        return shown(StatusCode::OK, &viewer, Typed::fresh(t, fields), None);
    };
    match chosen(typed_day, today) {
        Err(errors) => {
            let typed = Typed::refused(t, &query, errors);
            shown(StatusCode::UNPROCESSABLE_ENTITY, &viewer, typed, None)
        }
        Ok(day) => {
            let record = fetch(&viewer, day, EvaluationUse::View).await?;
            let typed = Typed::fresh(t, query.0.clone());
            shown(StatusCode::OK, &viewer, typed, Some(found(&record, day, t)))
        }
    }
}

/// The record as CSV.
pub async fn csv(viewer: Viewer, query: Query) -> Answer {
    export(&viewer, &query, Format::Csv).await
}

/// The record as a workbook.
pub async fn xlsx(viewer: Viewer, query: Query) -> Answer {
    export(&viewer, &query, Format::Xlsx).await
}

async fn export(viewer: &Viewer, query: &Query, format: Format) -> Answer {
    let today = viewer.visit.app().house.today();
    let day = match chosen(query.trimmed(DAY), today) {
        Ok(day) => day,
        Err(errors) => {
            let typed = Typed::refused(viewer.t(), query, errors);
            return shown(StatusCode::UNPROCESSABLE_ENTITY, viewer, typed, None);
        }
    };
    let record = fetch(viewer, day, EvaluationUse::Export(format.ending())).await?;
    let bytes = file(&sheet(form(), &record, day, today), format)?;
    let name = format!("evaluation-{day}.{}", format.ending());
    download(bytes, format.media_type(), Disposition::Attachment, &name)
}

async fn fetch(
    viewer: &Viewer,
    day: Date,
    purpose: EvaluationUse,
) -> Result<EvaluationRecord, Failure> {
    viewer
        .run(move |house, actor| -> Outcome<EvaluationRecord> {
            let agency = actor.agency.ok_or(Trouble::Forbidden)?;
            evaluation(house, Doer::Actor(actor), agency, day, purpose, |_, _| {})
        })
        .await
}

fn chosen(typed: &str, today: Date) -> Result<Date, FormErrors> {
    match full_day(typed) {
        None => Err(FormErrors::at(DAY, "error-date")),
        Some(day) if day > today => Err(FormErrors::at(DAY, "error-date-future")),
        Some(day) => Ok(day),
    }
}

fn shown(status: StatusCode, viewer: &Viewer, typed: Typed, found: Option<Found>) -> Answer {
    let t = viewer.t();
    let scope = viewer.visit.app().house.access.scope(&viewer.actor, Action::ExportEvaluation)?;
    let whole = matches!(scope, Scope::Agency { .. });
    let covered = t.get(if whole { "evaluation-agency" } else { "evaluation-own" }).into_owned();
    let day = Field { width: 12, required: true, ..typed.day(DAY, "evaluation-day") };
    let problems = typed.problems_of([&day]);
    page_with(status, View { page: viewer.page(), t, covered, problems, day, found })
}

fn found(record: &EvaluationRecord, day: Date, t: Texts) -> Found {
    let count = |number: usize| t.number(i64::try_from(number).unwrap_or(i64::MAX));
    let facts = vec![
        (t.get("evaluation-day").into_owned(), t.date(day)),
        (t.get("evaluation-rows").into_owned(), count(record.rows.len())),
        (t.get("evaluation-left-out").into_owned(), count(record.left_out)),
    ];
    let rows = record.rows.iter().take(PREVIEW).map(|row| cells(form(), row)).collect();
    let caption = if record.rows.len() > PREVIEW {
        t.with("evaluation-first", [("count", PREVIEW)])
    } else {
        t.get("evaluation-all").into_owned()
    };
    Found {
        facts,
        headings: headings(form()),
        rows,
        caption,
        csv: format!("{}?{DAY}={day}", paths::EVALUATION_CSV),
        xlsx: format!("{}?{DAY}={day}", paths::EVALUATION_XLSX),
    }
}
