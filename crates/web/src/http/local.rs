//! Addresses somebody may be sent to: those of this program and no others.

/// The path, if it leads nowhere else: browsers read `//host`, `/\host` and `/<tab>/host` as another host.
pub fn local_path(path: &str) -> Option<&str> {
    let rest = path.strip_prefix('/')?;
    let strange = |c: char| c == '\\' || c.is_control() || c.is_whitespace();
    let plain = !rest.starts_with('/') && !path.contains(strange) && path.len() <= 2_000;
    plain.then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_to_another_host() {
        for good in ["/", "/faelle?seite=2", "/faelle/1#ziel", "/suche?q=%2F%2Fevil"] {
            assert_eq!(local_path(good), Some(good));
        }
        for evil in [
            "",
            "heute",
            "//evil.example",
            "https://evil.example",
            "/\\evil.example",
            "/\t/evil.example",
            "/\n/evil",
            "\\/evil",
            "javascript:alert(1)",
            "/ok\r\nSet-Cookie: a=b",
        ] {
            assert_eq!(local_path(evil), None, "{evil:?}");
        }
        assert_eq!(local_path(&format!("/{}", "a".repeat(2_000))), None);
    }
}
