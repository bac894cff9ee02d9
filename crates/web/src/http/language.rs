//! Which language a page is shown in.

use base::Locale;

/// The language asked for: by the address, else by the cookie, else by the browser, else German. The
/// language of an account goes before all of these; it is known only later.
pub(super) fn choose(query: Option<&str>, cookie: Option<&str>, accepted: Option<&str>) -> Locale {
    let asked = query.and_then(|query| {
        form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "sprache")
    });
    let asked = asked.and_then(|(_, code)| code.parse().ok());
    let kept = || cookie.and_then(|code| code.parse().ok());
    asked.or_else(kept).or_else(|| accepted.and_then(preferred)).unwrap_or_default()
}

/// The best of `de-DE,de;q=0.9,en;q=0.8` that we have.
fn preferred(header: &str) -> Option<Locale> {
    let mut best: Option<(f32, Locale)> = None;
    for part in header.split(',').take(20) {
        let mut pieces = part.trim().split(';');
        let code = pieces.next().unwrap_or_default().to_ascii_lowercase();
        let weight = pieces.find_map(|piece| piece.trim().strip_prefix("q="));
        let weight: f32 = weight.map_or(Some(1.0), |weight| weight.parse().ok()).unwrap_or(0.0);
        let language = code.split('-').next().unwrap_or_default();
        if let Ok(locale) = language.parse::<Locale>()
            && weight > best.map_or(0.0, |(best, _)| best)
        {
            best = Some((weight, locale));
        }
    }
    best.map(|(_, locale)| locale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_goes_before_the_cookie_and_the_cookie_before_the_browser() {
        assert_eq!(choose(Some("a=b&sprache=en"), Some("de"), Some("de")), Locale::En);
        assert_eq!(choose(Some("sprache=xx"), Some("en"), Some("de")), Locale::En);
        assert_eq!(choose(None, None, Some("fr, en-GB;q=0.7, de;q=0.3")), Locale::En);
        assert_eq!(choose(None, None, Some("de-AT,en;q=0.9")), Locale::De);
        for nonsense in ["", "*", "fr", ";;;", "en;q=x", "en;q=0"] {
            assert_eq!(choose(None, None, Some(nonsense)), Locale::De, "{nonsense}");
        }
    }
}
