//! Addresses of the login.

use domain::identity::Stage;

use crate::http::local_path;

/// Name and password.
pub const LOGIN: &str = "/anmelden";
/// The second factor.
pub const CODE: &str = "/anmelden/code";
/// Setting up a second factor that a role requires.
pub const ENROL: &str = "/anmelden/einrichten";
/// A new password that has to be chosen.
pub const PASSWORD: &str = "/anmelden/passwort";
/// Help for those who cannot come in.
pub const TROUBLE: &str = "/anmelden/hilfe";
/// The way out.
pub const LOGOUT: &str = "/abmelden";
/// Choosing the language.
pub const LANGUAGE: &str = "/sprache";
/// Covering names and notes.
pub const SHIELD: &str = "/blickschutz";

/// The login, and afterwards the page that was wanted.
pub fn login(wanted: Option<&str>) -> String {
    with_wanted(LOGIN, wanted)
}

/// Setting up a second factor in the middle of the login.
pub fn enrol(wanted: &str) -> String {
    with_wanted(ENROL, Some(wanted))
}

/// Where somebody at this stage of the login belongs.
pub fn of_stage(stage: Stage) -> &'static str {
    match stage {
        Stage::SecondFactor => CODE,
        Stage::ChangePassword => PASSWORD,
        Stage::Open => crate::today::paths::TODAY,
    }
}

/// The next page of the login, which still remembers what was wanted.
pub fn after(stage: Stage, wanted: &str) -> String {
    match (stage, wanted_page(wanted)) {
        (Stage::Open, Some(wanted)) => wanted.to_owned(),
        (stage, wanted) => with_wanted(of_stage(stage), wanted),
    }
}

fn with_wanted(path: &str, wanted: Option<&str>) -> String {
    match wanted.and_then(wanted_page) {
        Some(wanted) if !matches!(wanted, "/" | "/heute") => {
            let query = form_urlencoded::Serializer::new(String::new())
                .append_pair("weiter", wanted)
                .finish();
            format!("{path}?{query}")
        }
        _ => path.to_owned(),
    }
}

/// A page of this program other than the login itself.
fn wanted_page(wanted: &str) -> Option<&str> {
    local_path(wanted).filter(|path| !path.starts_with(LOGIN) && !path.starts_with(LOGOUT))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_the_login_comes_what_was_wanted_if_it_is_ours() {
        assert_eq!(login(Some("/faelle?seite=2")), "/anmelden?weiter=%2Ffaelle%3Fseite%3D2");
        assert_eq!(after(Stage::Open, "/faelle?seite=2"), "/faelle?seite=2");
        assert_eq!(after(Stage::SecondFactor, "/faelle"), "/anmelden/code?weiter=%2Ffaelle");
        for evil in
            ["//evil.example", "https://evil.example", "/\\evil", "/anmelden", "/abmelden", ""]
        {
            assert_eq!(after(Stage::Open, evil), "/heute", "{evil}");
        }
    }
}
