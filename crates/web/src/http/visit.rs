//! Who asks, from where, in which language.

use std::net::IpAddr;
use std::sync::{Arc, OnceLock};

use axum::extract::FromRequestParts;
use axum::http::header::{ACCEPT, ACCEPT_LANGUAGE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method};
use base::{Locale, Outcome, Problem};
use domain::house::House;
use domain::identity::{
    Actor, Agency, Origin, Role, Session, Token, agencies, preferences, session_of, touch,
};

use super::cookies::{Cookie, Cookies};
use super::{Failure, Fields, csrf, language};
use crate::app::AppState;
use crate::texts::Texts;
use crate::typed::FormErrors;

/// The address at the other end of the connection; the server puts it into every request.
#[derive(Debug, Clone, Copy)]
pub struct Peer(pub IpAddr);

/// One request: everything about it that is not its content. Every handler may ask for it.
#[derive(Clone)]
pub struct Visit(Arc<Facts>);

struct Facts {
    app: AppState,
    request: String,
    method: Method,
    path: String,
    locale: Locale,
    json: bool,
    /// It is a stream of events, which a browser asks for by itself.
    watches: bool,
    cookies: Cookies,
    origin: IpAddr,
    direct: bool,
    entered: OnceLock<Option<Entered>>,
    guest: OnceLock<String>,
}

/// A session that holds, with what the shell of every page shows.
pub(crate) struct Entered {
    pub session: Session,
    pub agency: Option<Agency>,
    pub drafts: bool,
    pub preferences: serde_json::Map<String, serde_json::Value>,
}

impl Visit {
    pub(super) fn new(app: AppState, parts: &Parts) -> Self {
        let headers = &parts.headers;
        let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
        let cookies = Cookies::read(headers, app.config.https);
        let locale = language::choose(
            parts.uri.query(),
            cookies.get(Cookie::Language),
            text(ACCEPT_LANGUAGE),
        );
        let path = parts.uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
        let mut request = csrf::fresh(&*app.house.random);
        request.truncate(16);
        Self(Arc::new(Facts {
            request,
            method: parts.method.clone(),
            path,
            locale,
            json: wants_json(text(ACCEPT)),
            watches: text(ACCEPT).is_some_and(|accept| accept.contains("text/event-stream")),
            cookies,
            origin: origin(&app, parts),
            direct: !headers.contains_key("x-forwarded-for"),
            entered: OnceLock::new(),
            guest: OnceLock::new(),
            app,
        }))
    }

    /// The program's state.
    pub fn app(&self) -> &AppState {
        &self.0.app
    }

    /// The texts in the visitor's language.
    pub fn t(&self) -> Texts {
        Texts::new(self.session().map_or(self.0.locale, |session| session.language))
    }

    /// A random word that names this request in the log and on error pages.
    pub fn request_id(&self) -> &str {
        &self.0.request
    }

    /// The method of the request.
    pub fn method(&self) -> &Method {
        &self.0.method
    }

    /// Path and query as asked for. Not for logs: queries may hold names.
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// Whether a program asks and not a person.
    pub fn wants_json(&self) -> bool {
        self.0.json
    }

    /// Where the request comes from, for slowing down guessers.
    pub fn origin(&self) -> Origin {
        Origin::from(self.0.origin)
    }

    /// Whether it comes from this very machine, without a proxy in between.
    pub fn is_local(&self) -> bool {
        self.0.direct && self.0.origin.is_loopback()
    }

    /// The session token as the browser keeps it: the database holds its hash alone. Empty before the login.
    pub(crate) fn token(&self) -> &str {
        self.0.cookies.get(Cookie::Session).unwrap_or_default()
    }

    /// What the browser keeps for us.
    pub(crate) fn cookies(&self) -> &Cookies {
        &self.0.cookies
    }

    /// The session, at whatever stage of the login.
    pub fn session(&self) -> Option<&Session> {
        self.entered().map(|entered| &entered.session)
    }

    /// The session, for actions that need one; the guard has asked for it before.
    ///
    /// # Errors
    /// When there is none.
    pub fn known_session(&self) -> Outcome<Session> {
        self.session().cloned().ok_or_else(|| Problem::internal("a public page asks for a session"))
    }

    /// The small choices of whoever is signed in.
    pub(crate) fn preferences(&self) -> serde_json::Map<String, serde_json::Value> {
        self.entered().map(|entered| entered.preferences.clone()).unwrap_or_default()
    }

    pub(crate) fn entered(&self) -> Option<&Entered> {
        self.0.entered.get().and_then(Option::as_ref)
    }

    /// The signed-in person, if the login is complete.
    pub fn viewer(&self) -> Option<Viewer> {
        let actor = self.session()?.actor()?.clone();
        Some(Viewer { visit: self.clone(), actor: Arc::new(actor) })
    }

    /// Looks the session up, once a request.
    pub(crate) async fn enter(&self) -> Outcome<()> {
        if self.0.entered.get().is_some() {
            return Ok(());
        }
        let token = self.0.cookies.get(Cookie::Session).and_then(Token::read);
        let watches = self.0.watches;
        let entered = match token {
            Some(token) => self.0.app.run(move |house| resume(house, &token, watches)).await?,
            None => None,
        };
        let _ = self.0.entered.set(entered);
        Ok(())
    }

    /// The secret every form of this visitor carries (masked).
    pub(crate) fn secret(&self) -> &str {
        match self.session() {
            Some(session) => &session.csrf,
            None => self.guest(),
        }
    }

    fn guest(&self) -> &str {
        let kept = || self.0.cookies.get(Cookie::Guest).filter(|secret| secret.len() == 32);
        self.0.guest.get_or_init(|| {
            kept().map_or_else(|| csrf::fresh(&*self.0.app.house.random), str::to_owned)
        })
    }

    /// The secret of a visitor who got a form and has no cookie for it yet.
    pub(super) fn new_guest(&self) -> Option<&str> {
        let guest = self.0.guest.get()?;
        (self.0.cookies.get(Cookie::Guest) != Some(guest)).then_some(guest)
    }

    /// Whether the token of a form or header belongs to this visitor.
    pub(crate) fn accepts(&self, token: &str) -> bool {
        let secret = match self.session() {
            Some(session) => Some(session.csrf.as_str()),
            None => self.0.cookies.get(Cookie::Guest),
        };
        secret.is_some_and(|secret| csrf::fits(secret, token))
    }

    /// Runs work for this visitor on a blocking thread.
    ///
    /// # Errors
    /// What the work answers.
    pub async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&House) -> Outcome<T> + Send + 'static,
    ) -> Result<T, Failure> {
        Ok(self.app().run(work).await?)
    }

    /// Runs the one action of a form. A refusal of the input comes back to be shown beside the typed
    /// values; everything else is a page of its own.
    ///
    /// # Errors
    /// What is no matter of the input.
    pub async fn submit<T: Send + 'static>(
        &self,
        fields: &Fields,
        work: impl FnOnce(&House) -> Outcome<T> + Send + 'static,
    ) -> Result<Result<T, FormErrors>, Failure> {
        let spoiled = fields.check();
        if !spoiled.is_empty() {
            return Ok(Err(FormErrors::new(spoiled)));
        }
        match self.app().run(work).await {
            Ok(done) => Ok(Ok(done)),
            Err(problem) => FormErrors::of(problem).map(Err),
        }
    }
}

/// A request of somebody who is signed in.
#[derive(Clone)]
pub struct Viewer {
    /// The request.
    pub visit: Visit,
    /// Who acts.
    pub actor: Arc<Actor>,
}

impl Viewer {
    /// The texts in the person's language.
    pub fn t(&self) -> Texts {
        self.visit.t()
    }

    /// Whether the person acts in this role.
    pub fn is(&self, role: Role) -> bool {
        self.actor.role == role
    }

    /// Runs work for this person on a blocking thread.
    ///
    /// # Errors
    /// What the work answers.
    pub async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&House, &Actor) -> Outcome<T> + Send + 'static,
    ) -> Result<T, Failure> {
        let actor = Arc::clone(&self.actor);
        self.visit.run(move |house| work(house, &actor)).await
    }

    /// Runs the one action of a form for this person; see [`Visit::submit`].
    ///
    /// # Errors
    /// What is no matter of the input.
    pub async fn submit<T: Send + 'static>(
        &self,
        fields: &Fields,
        work: impl FnOnce(&House, &Actor) -> Outcome<T> + Send + 'static,
    ) -> Result<Result<T, FormErrors>, Failure> {
        let actor = Arc::clone(&self.actor);
        self.visit.submit(fields, move |house| work(house, &actor)).await
    }
}

/// One read for everything: it happens at every request.
///
/// A page that watches a meeting asks by itself again and again: that is nobody who works here. Whoever follows a meeting
/// stays signed in all the same, because the stream says so while the meeting goes on.
fn resume(house: &House, token: &Token, watches: bool) -> Outcome<Option<Entered>> {
    let entered = house.data.read(|conn| {
        let Some(session) = session_of(house, conn, token)? else { return Ok(None) };
        let preferences = preferences(conn, session.account)?;
        let (agency, drafts) = match session.agency {
            None => (None, false),
            Some(id) => (agencies::one(conn, id)?, agencies::settings(conn, id)?.local_drafts),
        };
        // The agency allows drafts on devices at all; a person may still not want them on this one.
        let drafts = drafts && preferences.get("drafts") != Some(&serde_json::Value::Bool(false));
        Ok::<_, Problem>(Some(Entered { session, agency, drafts, preferences }))
    })?;
    if let Some(entered) = entered.as_ref().filter(|_| !watches) {
        touch(house, &entered.session);
    }
    Ok(entered)
}

fn wants_json(accept: Option<&str>) -> bool {
    accept
        .is_some_and(|accept| accept.contains("application/json") && !accept.contains("text/html"))
}

/// The visitor's address; behind a proxy the last one it added, because a visitor can write the others.
fn origin(app: &AppState, parts: &Parts) -> IpAddr {
    let peer = parts.extensions.get::<Peer>().map_or(IpAddr::from([127, 0, 0, 1]), |peer| peer.0);
    if !app.config.behind_proxy {
        return peer;
    }
    last_forwarded(&parts.headers).unwrap_or(peer)
}

fn last_forwarded(headers: &HeaderMap) -> Option<IpAddr> {
    let last = headers.get_all("x-forwarded-for").iter().next_back()?;
    last.to_str().ok()?.rsplit(',').next()?.trim().parse().ok()
}

impl<S: Sync> FromRequestParts<S> for Visit {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        let visit = parts.extensions.get::<Self>().cloned();
        visit.ok_or_else(|| Problem::internal("no visit was begun for this request").into())
    }
}

impl<S: Sync> FromRequestParts<S> for Viewer {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let visit = Visit::from_request_parts(parts, state).await?;
        // The guard of the route lets nobody else through; a public route must not ask for a viewer.
        visit.viewer().ok_or_else(|| Problem::internal("a public page asks for a viewer").into())
    }
}
