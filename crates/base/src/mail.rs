//! Addresses for mails.

/// Whether letters can be sent to this address. Only what certainly is none is refused: whether somebody reads there, a
/// letter alone can tell.
pub fn is_mail_address(text: &str) -> bool {
    let tidy = text.is_ascii()
        && text.len() <= 254
        && !text.chars().any(|one| one.is_whitespace() || one.is_control());
    tidy && text.rsplit_once('@').is_some_and(|(name, host)| {
        !name.is_empty()
            && !name.contains(['@', '<', '>', ','])
            && host.contains('.')
            && !host.starts_with('.')
            && !host.ends_with('.')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_address_is_refused() {
        for good in ["a@b.de", "vor.name+x@amt.kreis.example"] {
            assert!(is_mail_address(good), "{good}");
        }
        for ugly in [
            "", "a", "a@b", "@b.de", "a@.de", "a@b.de.", "a b@c.de", "a@b@c.de", "<a@b.de",
            "ä@b.de",
        ] {
            assert!(!is_mail_address(ugly), "{ugly}");
        }
        assert!(!is_mail_address(&format!("{}@b.de", "a".repeat(250))));
    }
}
