//! The few cookies there are.
//!
//! Over https their names begin with `__Host-`: no other host and no path can set them, and they
//! never travel unencrypted. On plain http (127.0.0.1, for trying out) that prefix is not possible.

use axum::http::header::COOKIE;
use axum::http::{HeaderMap, HeaderValue};

/// What the browser sent.
#[derive(Debug, Clone, Default)]
pub struct Cookies {
    pairs: Vec<(String, String)>,
    https: bool,
}

/// The cookies of this program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cookie {
    /// The session token.
    Session,
    /// The secret behind the tokens of forms before login.
    Guest,
    /// The language chosen before login.
    Language,
    /// Names and notes are covered.
    Shield,
    /// What the last action did.
    Flash,
}

impl Cookie {
    fn plain(self) -> &'static str {
        match self {
            Self::Session => "geleit",
            Self::Guest => "geleit-gast",
            Self::Language => "geleit-sprache",
            Self::Shield => "geleit-blickschutz",
            Self::Flash => "geleit-meldung",
        }
    }

    /// Its name on the wire.
    pub fn name(self, https: bool) -> String {
        format!("{}{}", if https { "__Host-" } else { "" }, self.plain())
    }
}

impl Cookies {
    /// Reads the request's headers.
    pub fn read(headers: &HeaderMap, https: bool) -> Self {
        let lines = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
        let pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| {
            let (name, value) = pair.trim().split_once('=')?;
            Some((name.to_owned(), value.to_owned()))
        });
        Self { pairs: pairs.collect(), https }
    }

    /// The value of a cookie, unless it is missing or empty.
    pub fn get(&self, cookie: Cookie) -> Option<&str> {
        let name = cookie.name(self.https);
        let found = self.pairs.iter().find(|(other, _)| *other == name);
        found.map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
    }
}

/// A `Set-Cookie` line. Values are our own: tokens, codes and percent-encoded text.
pub fn set(cookie: Cookie, value: &str, https: bool) -> HeaderValue {
    let lifetime = match cookie {
        // A choice that is kept; the others go when the browser is closed.
        Cookie::Language => "; Max-Age=31536000",
        _ => "",
    };
    line(cookie, value, lifetime, https)
}

/// A `Set-Cookie` line that removes the cookie.
pub fn remove(cookie: Cookie, https: bool) -> HeaderValue {
    line(cookie, "", "; Max-Age=0", https)
}

fn line(cookie: Cookie, value: &str, lifetime: &str, https: bool) -> HeaderValue {
    let secure = if https { "; Secure" } else { "" };
    let name = cookie.name(https);
    let text = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{lifetime}");
    HeaderValue::from_str(&text).unwrap_or_else(|_| HeaderValue::from_static(""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn over_https_the_session_is_bound_to_this_host() {
        let line = set(Cookie::Session, "abc", true);
        assert_eq!(line, "__Host-geleit=abc; Path=/; HttpOnly; SameSite=Lax; Secure");
        assert_eq!(
            set(Cookie::Session, "abc", false),
            "geleit=abc; Path=/; HttpOnly; SameSite=Lax"
        );
    }

    #[test]
    fn a_cookie_without_the_prefix_opens_nothing_over_https() {
        let mut headers = HeaderMap::new();
        headers.append(COOKIE, HeaderValue::from_static("geleit=stolen; other=1"));
        assert_eq!(Cookies::read(&headers, true).get(Cookie::Session), None);
        assert_eq!(Cookies::read(&headers, false).get(Cookie::Session), Some("stolen"));
    }
}
