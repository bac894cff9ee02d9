//! A browser in the same process, for the stories of every page: it keeps cookies, knows the token of its forms, and
//! answers with pages as text. No network, no script.

mod reply;

use std::cell::RefCell;
use std::collections::BTreeMap;

use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request};
use domain::testing::{PASSWORD, TestHouse};
use tokio::runtime::Runtime;
use tower::ServiceExt;

pub use reply::Reply;

use crate::{AppState, Config};

/// One person's browser.
pub struct Browser {
    router: Router,
    runtime: Runtime,
    cookies: RefCell<BTreeMap<String, String>>,
    token: RefCell<String>,
}

impl Browser {
    /// A browser in front of a small world.
    ///
    /// # Panics
    /// When the machine has no thread left.
    pub fn at(house: &TestHouse) -> Self {
        Self::with(house, Config { instance: "Landkreis Konstanz".to_owned(), ..Config::default() })
    }

    /// A browser in front of a small world that is set up in a certain way.
    ///
    /// # Panics
    /// When the machine has no thread left.
    #[allow(clippy::expect_used)]
    pub fn with(house: &TestHouse, config: Config) -> Self {
        let mut runtime = tokio::runtime::Builder::new_multi_thread();
        let runtime = runtime.worker_threads(1).enable_all().build().expect("a thread");
        let router = crate::router(AppState::new(house.shared(), config));
        Self { router, runtime, cookies: RefCell::default(), token: RefCell::default() }
    }

    /// Signs in with the password of everybody.
    ///
    /// # Panics
    /// When that is refused.
    pub fn sign_in(&self, login: &str) -> &Self {
        self.get("/anmelden");
        let answer = self.post("/anmelden", &[("login", login), ("password", PASSWORD)]);
        assert_eq!(answer.status, 303, "{login} is let in: {}", answer.text);
        self.get("/hilfe");
        self
    }

    /// Asks for a page.
    pub fn get(&self, path: &str) -> Reply {
        self.send(Method::GET, path, &[], None)
    }

    /// Sends a form with the token of the last page.
    pub fn post(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let token = self.token.borrow().clone();
        let fields: Vec<(&str, &str)> =
            fields.iter().copied().chain([("_csrf", token.as_str())]).collect();
        self.post_bare(path, &fields)
    }

    /// Sends a form without a token.
    pub fn post_bare(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.extend_pairs(fields);
        self.send(Method::POST, path, &[], Some(body.finish()))
    }

    /// Sends a form as the script does, and is answered with JSON.
    pub fn post_json(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let token = self.token.borrow().clone();
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.extend_pairs(fields).append_pair("_csrf", &token);
        self.send(Method::POST, path, &[("accept", "application/json")], Some(body.finish()))
    }

    /// Sends anything.
    ///
    /// # Panics
    /// When the request cannot be written.
    #[allow(clippy::expect_used)]
    pub fn send(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<String>,
    ) -> Reply {
        let mut request = Request::builder().method(method).uri(path);
        let cookies: Vec<String> =
            self.cookies.borrow().iter().map(|(name, value)| format!("{name}={value}")).collect();
        request = request.header("cookie", cookies.join("; "));
        if body.is_some() && !headers.iter().any(|(name, _)| *name == "content-type") {
            request = request.header("content-type", "application/x-www-form-urlencoded");
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::from(body.unwrap_or_default())).expect("a request");
        let router = self.router.clone();
        let answer = self.runtime.block_on(async {
            let Ok(answer) = router.oneshot(request).await;
            Reply::read(answer).await
        });
        self.keep(&answer);
        answer
    }

    /// Remembers cookies and the token of the page, as a browser would.
    fn keep(&self, answer: &Reply) {
        let mut cookies = self.cookies.borrow_mut();
        for line in answer.all("set-cookie") {
            let pair = line.split(';').next().unwrap_or_default();
            let Some((name, value)) = pair.split_once('=') else { continue };
            if value.is_empty() {
                cookies.remove(name);
            } else {
                cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        if let Some(token) = answer.input("_csrf") {
            *self.token.borrow_mut() = token;
        }
    }
}
