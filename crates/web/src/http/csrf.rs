//! Tokens against forged requests.
//!
//! Every form carries the secret of its session (before login: of a cookie), hidden under a fresh pad:
//! pages are compressed, and a constant secret beside text an attacker chooses could be guessed from
//! the length of the answer (BREACH). In addition a browser says where a request comes from, and that
//! has to be here.

use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, Uri};
use base::Random;

/// A fresh secret for a visitor without a session.
pub fn fresh(random: &dyn Random) -> String {
    let mut bytes = [0; 16];
    random.fill(&mut bytes);
    hex(&bytes)
}

/// The secret under a fresh pad, for one page.
pub fn mask(secret: &str, random: &dyn Random) -> String {
    let mut pad = vec![0; secret.len()];
    random.fill(&mut pad);
    let covered: Vec<u8> = secret.bytes().zip(&pad).map(|(byte, pad)| byte ^ pad).collect();
    hex(&pad) + &hex(&covered)
}

/// Whether the token is the secret under some pad.
pub fn fits(secret: &str, token: &str) -> bool {
    let Some(bytes) = unhex(token) else { return false };
    if secret.is_empty() || bytes.len() != 2 * secret.len() {
        return false;
    }
    let (pad, covered) = bytes.split_at(secret.len());
    let pairs = secret.bytes().zip(pad.iter().zip(covered));
    // All of it is compared, so that the time tells nothing.
    pairs.fold(0, |differs, (byte, (pad, covered))| differs | (byte ^ pad ^ covered)) == 0
}

/// Whether the browser says the request comes from a page of ours. Old browsers say nothing: then the
/// token alone decides.
pub fn comes_from_here(headers: &HeaderMap, uri: &Uri) -> bool {
    if let Some(site) = headers.get("sec-fetch-site")
        && site != "same-origin"
    {
        return false;
    }
    let Some(origin) = headers.get(ORIGIN) else { return true };
    let host = headers.get(HOST).and_then(|host| host.to_str().ok());
    let host = host.or_else(|| uri.authority().map(|authority| authority.as_str()));
    let origin = origin.to_str().unwrap_or_default();
    let from = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"));
    from.is_some() && from == host
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits = text.as_bytes();
    if !digits.len().is_multiple_of(2) || !digits.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    digits.chunks(2).map(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::SeededRandom;

    #[test]
    fn every_page_shows_another_token_and_all_of_them_fit() {
        let random = SeededRandom::new(1);
        let secret = fresh(&random);
        let (one, two) = (mask(&secret, &random), mask(&secret, &random));
        assert_ne!(one, two);
        assert!(fits(&secret, &one) && fits(&secret, &two));
        assert!(!one.contains(&secret));
        for forged in ["", "00", "zz", &secret, &one[1..], &mask("other", &random), "ä"] {
            assert!(!fits(&secret, forged), "{forged}");
        }
        assert!(!fits("", ""));
    }

    #[test]
    fn a_request_from_another_page_is_recognised() {
        let uri = Uri::from_static("/konto");
        let told = |pairs: &[(&'static str, &'static str)]| {
            let mut headers = HeaderMap::new();
            for (name, value) in pairs {
                headers.insert(*name, value.parse().unwrap());
            }
            comes_from_here(&headers, &uri)
        };
        let host = ("host", "geleit.example");
        assert!(told(&[host]));
        assert!(told(&[
            host,
            ("origin", "https://geleit.example"),
            ("sec-fetch-site", "same-origin")
        ]));
        assert!(!told(&[host, ("origin", "https://evil.example")]));
        assert!(!told(&[host, ("origin", "null")]));
        assert!(!told(&[host, ("sec-fetch-site", "cross-site")]));
        assert!(!told(&[host, ("sec-fetch-site", "same-site")]));
    }
}
