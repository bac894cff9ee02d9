//! Who asks, and what they ask for.

use domain::identity::CaseId;
use domain::testing::{TestHouse, open_case};
use web::routing::{Permission, Route};
use web::testing::Browser;

/// A fresh small world.
pub fn house() -> TestHouse {
    TestHouse::fresh()
}

/// Somebody who is signed in.
pub fn browser(house: &TestHouse, login: &str) -> Browser {
    let browser = Browser::at(house);
    browser.sign_in(login);
    browser
}

/// A case of Anna's, with the consent to health data.
pub fn case_of_anna(house: &TestHouse) -> CaseId {
    open_case(house, &house.anna, ("Tesfay", "Selam"), true)
}

/// An id that names nothing.
pub const NOBODY: &str = "01890000-0000-7000-8000-00000000abcd";

/// Every route of the program that looks at the visitor.
pub fn routes() -> Vec<Route> {
    let all = web::table().into_iter();
    all.filter(|route| route.permission != Permission::Static).collect()
}

/// `GET /faelle/{case}`.
pub fn name(route: &Route) -> String {
    format!("{} {}", route.method, route.path)
}

/// Asks for a route by its method, with an empty form where one is sent.
pub fn visit(browser: &Browser, route: &Route, path: &str) -> web::testing::Reply {
    if route.method == "GET" { browser.get(path) } else { browser.post(path, &[]) }
}
