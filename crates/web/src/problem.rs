//! What went wrong, as a page a person understands or as JSON for a program.

use askama::Template;
use axum::Json;
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use base::Problem;
use serde_json::json;

use crate::http::{Failure, Visit, local_path, page_with};
use crate::shell::Page;
use crate::texts::Texts;

#[derive(Template)]
#[template(path = "shell/error.html")]
struct View {
    page: Page,
    t: Texts,
    status: u16,
    title: String,
    text: String,
    next: String,
    request: String,
    back: String,
}

/// What is said about a failure.
struct Words {
    status: StatusCode,
    /// The middle of `error-…-title`, `-text` and `-next`.
    name: &'static str,
    /// Instead of the general text: the rule that stands against it.
    rule: Option<&'static str>,
}

/// The answer to a failure.
pub(crate) async fn answer(visit: &Visit, failure: &Failure) -> Response {
    // Pages outside of every route greet the person, too. If even that fails, they do without.
    let _ = visit.enter().await;
    note(visit, failure);
    let words = words(failure);
    let mut response =
        if visit.wants_json() { as_json(visit, &words, failure) } else { as_page(visit, &words) };
    if words.status == StatusCode::SERVICE_UNAVAILABLE {
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("30"));
    }
    response
}

fn words(failure: &Failure) -> Words {
    let plain = |status, name| Words { status, name, rule: None };
    match failure {
        Failure::Elsewhere(_) => plain(StatusCode::INTERNAL_SERVER_ERROR, "500"),
        Failure::Status(status) => plain(*status, name_of(*status)),
        Failure::Problem(problem) => match &**problem {
            Problem::NotFound => plain(StatusCode::NOT_FOUND, "404"),
            Problem::Forbidden => plain(StatusCode::FORBIDDEN, "403"),
            Problem::Invalid(_) => plain(StatusCode::UNPROCESSABLE_ENTITY, "422"),
            Problem::Rule(key) => {
                Words { status: StatusCode::UNPROCESSABLE_ENTITY, name: "422", rule: Some(key) }
            }
            Problem::Conflict => plain(StatusCode::CONFLICT, "409"),
            Problem::StorageFull => plain(StatusCode::SERVICE_UNAVAILABLE, "503-disk"),
            Problem::Unavailable(_) => plain(StatusCode::SERVICE_UNAVAILABLE, "503"),
            Problem::Internal(_) => plain(StatusCode::INTERNAL_SERVER_ERROR, "500"),
        },
    }
}

fn name_of(status: StatusCode) -> &'static str {
    match status.as_u16() {
        401 => "403",
        // Roles are refused by the domain; what remains is a form that does not belong to this visitor.
        403 => "403-form",
        404 => "404",
        405 => "405",
        415 => "415",
        408 | 503 => "503",
        409 => "409",
        413 => "413",
        422 => "422",
        429 => "429",
        400..500 => "400",
        _ => "500",
    }
}

/// Defects and a failing store go into the log with the request's name; refusals are everyday life.
fn note(visit: &Visit, failure: &Failure) {
    let request = visit.request_id();
    match failure {
        Failure::Problem(problem) => match &**problem {
            Problem::Internal(reason) => tracing::error!(request, reason, "a defect"),
            Problem::Unavailable(reason) => tracing::warn!(request, reason, "store unavailable"),
            Problem::StorageFull => tracing::error!(request, "the store is full"),
            _ => {}
        },
        Failure::Status(status) if status.is_server_error() => {
            tracing::error!(request, status = status.as_u16(), "a defect");
        }
        _ => {}
    }
}

fn as_page(visit: &Visit, words: &Words) -> Response {
    let t = visit.t();
    let page = visit.page();
    let text = |part: &str| t.get(&format!("error-{}-{part}", words.name)).into_owned();
    let lost = words.status == StatusCode::NOT_FOUND;
    let next = match &page.user {
        None if lost => t.get("error-404-next-guest").into_owned(),
        Some(_) if lost && !page.search => t.get("error-404-next-start").into_owned(),
        _ => text("next"),
    };
    // The same address once more would say the same.
    let helps = !matches!(words.name, "403" | "404");
    let back = local_path(visit.path()).filter(|_| helps).unwrap_or_default().to_owned();
    let view = View {
        page,
        t,
        status: words.status.as_u16(),
        title: text("title"),
        text: words.rule.map_or_else(|| text("text"), |rule| t.get(rule).into_owned()),
        next,
        request: visit.request_id().to_owned(),
        back,
    };
    // A page about a page that failed, in the worst case: then the bare words.
    page_with(words.status, view).unwrap_or_else(|_| (words.status, text("title")).into_response())
}

fn as_json(visit: &Visit, words: &Words, failure: &Failure) -> Response {
    let t = visit.t();
    let mut errors = serde_json::Map::new();
    if let Failure::Problem(problem) = failure
        && let Problem::Invalid(fields) = &**problem
    {
        for field in fields {
            errors.insert(field.field.clone(), t.message(field).into());
        }
    }
    let title = t.get(words.rule.unwrap_or(&format!("error-{}-title", words.name))).into_owned();
    let body = json!({
        "status": words.status.as_u16(),
        "title": title,
        "errors": errors,
        "request": visit.request_id(),
    });
    (words.status, Json(body)).into_response()
}
