//! Forged requests, cookies and headers.

use axum::http::Method;
use web::Config;
use web::testing::Browser;

use crate::people::{NOBODY, browser, case_of_anna, house, name, routes};

fn filled(path: &str) -> String {
    let parts = path.split('/').map(|part| if part.starts_with('{') { NOBODY } else { part });
    parts.collect::<Vec<_>>().join("/")
}

#[test]
fn a_form_without_its_token_changes_nothing() {
    let house = house();
    let case = case_of_anna(&house);
    let anna = browser(&house, "anna");
    let other = browser(&house, "ben");
    let path = format!("/faelle/{case}/integrationsplan/teil-a");
    let token_of_ben = other.get("/hilfe").input("_csrf").unwrap();
    let tried = [("geburtsort", "Asmara"), ("_version", "1")];
    let with = |token: &str| {
        let mut fields = tried.to_vec();
        fields.push(("_csrf", token));
        anna.post_bare(&path, &fields).status
    };
    let refused = anna.post_bare(&path, &tried);
    assert_eq!(refused.status, 403, "no token");
    assert!(refused.text.contains("Formular ist abgelaufen"), "the role is not the reason");
    assert_eq!(with(""), 403, "an empty one");
    assert_eq!(with("0000"), 403, "an invented one");
    assert_eq!(with(&token_of_ben), 403, "somebody else's");
    let page = anna.get(&path);
    assert_eq!(page.input("geburtsort").as_deref(), Some(""), "nothing was stored");
    assert_eq!(with(&page.input("_csrf").unwrap()), 303, "the right one");
}

#[test]
fn every_form_wants_a_token_and_the_same_origin() {
    let house = house();
    let mut wrong = Vec::new();
    for route in routes().into_iter().filter(|route| route.method == Method::POST) {
        for login in ["anna", "ada"] {
            let person = browser(&house, login);
            let path = filled(route.path);
            let bare = person.post_bare(&path, &[]).status;
            let crossed = person
                .send(Method::POST, &path, &[("sec-fetch-site", "cross-site")], Some(String::new()))
                .status;
            // Mid-login pages send those who are in elsewhere before they look at the form.
            if !matches!((bare, crossed), (403, 403) | (303, 303)) {
                wrong.push(format!("{login} at {}: {bare}, {crossed}", name(&route)));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_answer_carries_the_headers_that_keep_a_browser_from_harm() {
    let house = house();
    let anna = browser(&house, "anna");
    let mut wrong = Vec::new();
    for route in web::table() {
        let answer = anna.send(route.method.clone(), &filled(route.path), &[], None);
        let policy = answer.header("content-security-policy");
        let strict = policy.contains("default-src 'none'")
            && policy.contains("script-src 'self'")
            && policy.contains("require-trusted-types-for 'script'")
            && !policy.contains("unsafe");
        let kept = answer.header("cache-control");
        let is_page = answer.header("content-type").starts_with("text/html");
        let shown =
            if is_page && route.path != "/offline" { kept == "no-store" } else { !kept.is_empty() };
        let rest = answer.header("x-content-type-options") == "nosniff"
            && answer.header("x-frame-options") == "DENY"
            && answer.header("referrer-policy") == "same-origin"
            && !answer.header("x-request-id").is_empty();
        if !strict || !shown || !rest {
            wrong.push(format!("{}: {policy} | {kept}", name(&route)));
        }
        if anna.get("/heute").status != 200 {
            anna.sign_in("anna");
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn cookies_are_out_of_reach_for_scripts_and_other_sites() {
    let house = house();
    let config = Config { https: true, ..Config::default() };
    let browser = Browser::with(&house, config);
    let mut lines = browser.get("/anmelden").all("set-cookie");
    let fields = [("login", "anna"), ("password", domain::testing::PASSWORD)];
    let entered = browser.post("/anmelden", &fields);
    lines.extend(entered.all("set-cookie"));
    assert!(lines.len() >= 2, "{lines:?}");
    for line in &lines {
        assert!(line.starts_with("__Host-"), "{line}");
        for flag in ["; HttpOnly", "; SameSite=Lax", "; Secure", "; Path=/"] {
            assert!(line.contains(flag), "{line} without{flag}");
        }
    }
    assert!(entered.header("strict-transport-security").contains("max-age=63072000"));
}
