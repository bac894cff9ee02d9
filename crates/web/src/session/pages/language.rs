//! Choosing the language of the screens.

use base::Locale;
use domain::identity;

use crate::http::cookies::Cookie;
use crate::http::{Answer, Form, Visit, local_path, see_other};

/// Keeps the choice: in the account of whoever is signed in, and in this browser.
pub async fn send(visit: Visit, form: Form) -> Answer {
    let back = local_path(form.get("zurueck")).unwrap_or("/").to_owned();
    let Ok(language) = form.get("sprache").parse::<Locale>() else {
        return see_other(&visit, back).go();
    };
    if let Some(account) = visit.session().map(|session| session.account) {
        visit.run(move |house| identity::set_language(house, account, language)).await?;
    }
    see_other(&visit, without_language(&back)).set(Cookie::Language, language.code()).go()
}

/// An address that names a language would win over the choice just made.
fn without_language(path: &str) -> String {
    let Some((path, query)) = path.split_once('?') else { return path.to_owned() };
    let kept: Vec<&str> = query.split('&').filter(|pair| !pair.starts_with("sprache=")).collect();
    if kept.is_empty() { path.to_owned() } else { format!("{path}?{}", kept.join("&")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_choice_wins_over_the_address() {
        assert_eq!(without_language("/hilfe?sprache=en"), "/hilfe");
        assert_eq!(without_language("/suche?q=a&sprache=en"), "/suche?q=a");
        assert_eq!(without_language("/hilfe"), "/hilfe");
    }
}
