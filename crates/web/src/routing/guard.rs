//! Stands before every route: who are you, may you, and did you mean it.

use axum::extract::{Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use base::Problem;
use domain::identity::Stage;

use super::Permission;
use crate::app::AppState;
use crate::http::{Failure, Form, Upload, Visit, csrf, read_form, read_upload};
use crate::session::paths;

/// The guard of one route.
pub(super) async fn guard(
    State((_, permission, takes_file)): State<(AppState, Permission, bool)>,
    request: Request,
    next: Next,
) -> Response {
    if permission == Permission::Static {
        return next.run(request).await;
    }
    match check(permission, takes_file, request).await {
        Ok(request) => next.run(request).await,
        Err(failure) => failure.into_response(),
    }
}

async fn check(
    permission: Permission,
    takes_file: bool,
    mut request: Request,
) -> Result<Request, Failure> {
    let visit = request.extensions().get::<Visit>().cloned();
    let visit = visit.ok_or_else(|| Problem::internal("no visit was begun for this request"))?;
    visit.enter().await?;
    admits(permission, &visit)?;
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        return Ok(request);
    }
    if !csrf::comes_from_here(request.headers(), request.uri()) {
        return Err(Failure::status(StatusCode::FORBIDDEN));
    }
    let header = request.headers().get("x-csrf-token").and_then(|token| token.to_str().ok());
    let header = header.map(str::to_owned);
    let boundary = if takes_file { boundary_of(request.headers()) } else { None };
    if boundary.is_none() && !is_form(request.headers()) {
        return Err(Failure::status(StatusCode::UNSUPPORTED_MEDIA_TYPE));
    }
    let (parts, body) = request.into_parts();
    let (form, file) = match boundary {
        Some(boundary) => read_upload(body, &boundary, parts.uri.path(), visit.token()).await?,
        None => (read_form(body, parts.uri.path(), visit.token()).await?, Upload::default()),
    };
    request = Request::from_parts(parts, axum::body::Body::empty());
    let token = header.unwrap_or_else(|| form.get("_csrf").to_owned());
    if !visit.accepts(&token) {
        // Mostly a form that lay open while its session ended.
        return Err(Failure::status(StatusCode::FORBIDDEN));
    }
    request.extensions_mut().insert::<Form>(form);
    request.extensions_mut().insert::<Upload>(file);
    Ok(request)
}

/// How every form of ours is sent.
const FORM: &[u8] = b"application/x-www-form-urlencoded";

fn is_form(headers: &HeaderMap) -> bool {
    headers
        .get(CONTENT_TYPE)
        .and_then(|kind| kind.as_bytes().get(..FORM.len()))
        .is_some_and(|kind| kind.eq_ignore_ascii_case(FORM))
}

/// Between the parts of a form with a file; none where it is no such form.
fn boundary_of(headers: &HeaderMap) -> Option<String> {
    multer::parse_boundary(headers.get(CONTENT_TYPE)?.to_str().ok()?).ok()
}

/// Whether the visitor may take a route with this permission, or where to go instead.
///
/// # Errors
/// [`Failure::Elsewhere`] to the login, [`Problem::Forbidden`], or 401 for a program.
pub fn admits(permission: Permission, visit: &Visit) -> Result<(), Failure> {
    if matches!(permission, Permission::Static | Permission::Public) {
        return Ok(());
    }
    let Some(session) = visit.session() else { return Err(to_login(visit)) };
    if let Permission::Stage(stage) = permission {
        return if session.stage == stage { Ok(()) } else { Err(to_stage(session.stage)) };
    }
    let Some(actor) = session.actor() else {
        return Err(if visit.wants_json() { unauthorised() } else { to_stage(session.stage) });
    };
    if permission.allows(&visit.app().house.access, actor) {
        Ok(())
    } else {
        Err(Problem::Forbidden.into())
    }
}

fn to_login(visit: &Visit) -> Failure {
    if visit.wants_json() {
        return unauthorised();
    }
    // After the login a page is shown again, but no form is sent a second time.
    let wanted = (*visit.method() == Method::GET).then(|| visit.path());
    Failure::Elsewhere(paths::login(wanted))
}

fn unauthorised() -> Failure {
    Failure::status(StatusCode::UNAUTHORIZED)
}

fn to_stage(stage: Stage) -> Failure {
    Failure::Elsewhere(paths::of_stage(stage).to_owned())
}
