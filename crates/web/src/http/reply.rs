//! What a handler answers: a page, a way to go on, or what stands against it.

use std::fmt::Display;
use std::sync::Arc;

use askama::Template;
use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, LOCATION, SET_COOKIE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use base::Problem;
use domain::identity::Token;

use super::cookies::{self, Cookie};
use super::{Visit, local_path};

/// The answer of a handler.
pub type Answer = Result<Response, Failure>;

/// A page.
///
/// # Errors
/// When the template cannot be rendered.
pub fn page(view: impl Template) -> Answer {
    page_with(StatusCode::OK, view)
}

/// A page with another status: 422 for a form that comes back.
///
/// # Errors
/// When the template cannot be rendered.
pub fn page_with(status: StatusCode, view: impl Template) -> Answer {
    let html = view.render().map_err(Problem::internal)?;
    let kind = HeaderValue::from_static("text/html; charset=utf-8");
    Ok((status, [(CONTENT_TYPE, kind)], html).into_response())
}

/// A page that also brings the session's new token: recovery codes are shown at once, not after a
/// redirect.
///
/// # Errors
/// As the page.
pub(crate) fn with_token(visit: &Visit, answer: Answer, token: &Token) -> Answer {
    let mut response = answer?;
    let cookie = cookies::set(Cookie::Session, token.reveal(), visit.app().config.https);
    response.headers_mut().append(SET_COOKIE, cookie);
    Ok(response)
}

/// Why there is no page. The frame turns it into one, in the visitor's language.
#[derive(Debug, Clone)]
pub enum Failure {
    /// Something the domain says.
    Problem(Arc<Problem>),
    /// Something about the request itself.
    Status(StatusCode),
    /// A way to go on instead (to the login, to the second factor).
    Elsewhere(String),
}

impl Failure {
    /// Something about the request itself.
    pub fn status(status: StatusCode) -> Self {
        Self::Status(status)
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self::Problem(Arc::new(problem))
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        match self {
            Self::Elsewhere(path) => redirect(&path),
            Self::Status(status) => status.into_response(),
            Self::Problem(_) => {
                let mut response = Response::new(Body::empty());
                *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                response.extensions_mut().insert(self);
                response
            }
        }
    }
}

/// "See other": how every form that was accepted ends, so that reloading sends nothing again.
#[must_use]
pub struct SeeOther<'a> {
    visit: &'a Visit,
    to: String,
    cookies: Vec<HeaderValue>,
}

/// Goes on at a path of this program.
pub fn see_other(visit: &Visit, to: impl Display) -> SeeOther<'_> {
    SeeOther { visit, to: to.to_string(), cookies: Vec::new() }
}

impl SeeOther<'_> {
    /// With a sentence on the next page: the Fluent key of what was done.
    pub fn flash(self, key: &str) -> Self {
        self.message("success", key)
    }

    /// With a warning on the next page.
    pub fn warn(self, key: &str) -> Self {
        self.message("warning", key)
    }

    /// With a sentence about one plan (its number is the argument `number`), and a link to what it is about.
    pub fn flash_about(self, key: &str, plan_no: i64, href: &str) -> Self {
        let mut value = form_urlencoded::Serializer::new(String::new());
        value.append_pair("tone", "success").append_pair("key", key);
        value.append_pair("plan", &plan_no.to_string()).append_pair("href", href);
        self.set(Cookie::Flash, &value.finish())
    }

    fn message(self, tone: &str, key: &str) -> Self {
        let mut value = form_urlencoded::Serializer::new(String::new());
        value.append_pair("tone", tone).append_pair("key", key);
        self.set(Cookie::Flash, &value.finish())
    }

    /// With a cookie.
    pub(crate) fn set(mut self, cookie: Cookie, value: &str) -> Self {
        self.cookies.push(cookies::set(cookie, value, self.visit.app().config.https));
        self
    }

    /// Without a cookie from now on.
    pub(crate) fn remove(mut self, cookie: Cookie) -> Self {
        self.cookies.push(cookies::remove(cookie, self.visit.app().config.https));
        self
    }

    /// With the session's token: after login and wherever the session goes on under a new one.
    pub fn token(self, token: &Token) -> Self {
        self.set(Cookie::Session, token.reveal())
    }
}

impl From<SeeOther<'_>> for Answer {
    fn from(go: SeeOther<'_>) -> Self {
        Ok(go.into_response())
    }
}

impl SeeOther<'_> {
    /// The finished answer.
    ///
    /// # Errors
    /// Never; it is an [`Answer`] so that a handler can end with it.
    pub fn go(self) -> Answer {
        self.into()
    }
}

impl IntoResponse for SeeOther<'_> {
    fn into_response(self) -> Response {
        let mut response = redirect(&self.to);
        for cookie in self.cookies {
            response.headers_mut().append(SET_COOKIE, cookie);
        }
        response
    }
}

fn redirect(to: &str) -> Response {
    let to = local_path(to).unwrap_or("/");
    let mut response = StatusCode::SEE_OTHER.into_response();
    // Anchors and paths of ours are ASCII; what is not becomes the start page.
    let target = HeaderValue::from_str(to).unwrap_or(HeaderValue::from_static("/"));
    response.headers_mut().insert(LOCATION, target);
    response
}
