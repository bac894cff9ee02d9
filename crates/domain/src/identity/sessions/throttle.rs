//! Slowing down who guesses, without locking out anybody else.
//!
//! Failures are counted per (name, origin) and per origin, never per name alone: whoever attacks an
//! account from elsewhere does not keep its owner out. Behind one address (a town hall) a neighbour's
//! guessing slows only names that never came in from there.

use std::net::IpAddr;

use base::Timestamp;

use crate::identity::token;

/// Where a request comes from: an IPv4 address, or the /64 network of an IPv6 one, because a guesser
/// there has as many addresses as wanted.
#[derive(Clone, PartialEq, Eq)]
pub struct Origin(String);

impl From<IpAddr> for Origin {
    fn from(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V4(address) => Self(address.to_string()),
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                Self(format!("{a:x}:{b:x}:{c:x}:{d:x}::/64"))
            }
        }
    }
}

impl std::fmt::Debug for Origin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("▮▮▮")
    }
}

/// One count of failures. Buckets are hashes: the table holds neither names nor addresses.
#[derive(Debug, Clone)]
pub(super) struct Bucket {
    pub key: String,
    /// Failures that cost nothing yet.
    pub free: i64,
    /// The longest wait, in seconds.
    pub longest: i64,
    /// Seconds without failure after which counting begins anew.
    pub memory: i64,
}

impl Bucket {
    /// One name from one origin: 3 free, then 2, 4, 8 … seconds, 5 minutes at most.
    pub(super) fn pair(login: &str, origin: &Origin) -> Self {
        let key = key("pair", &[login, &origin.0]);
        Self { key, free: 3, longest: 300, memory: 24 * 3600 }
    }

    /// All names from one origin: 20 free, a minute at most.
    pub(super) fn origin(origin: &Origin) -> Self {
        Self { key: key("origin", &[&origin.0]), free: 20, longest: 60, memory: 3600 }
    }

    /// Second factors of one account from one origin.
    pub(super) fn second_factor(account: &str, origin: &Origin) -> Self {
        let key = key("second_factor", &[account, &origin.0]);
        Self { key, free: 3, longest: 300, memory: 24 * 3600 }
    }

    /// Passwords asked for again in the sessions of one account.
    pub(super) fn proof(account: &str) -> Self {
        Self { key: key("proof", &[account]), free: 5, longest: 300, memory: 24 * 3600 }
    }

    /// When the next attempt is heard after so many failures.
    pub(super) fn blocked_until(&self, failures: i64, now: Timestamp) -> Timestamp {
        let over = failures - self.free;
        if over <= 0 {
            return now;
        }
        let wait = 1i64 << over.min(20);
        now.plus_seconds(wait.min(self.longest))
    }
}

/// The mark of a name that came in from this origin before; it keeps the origin's wait away.
pub(super) fn known(login: &str, origin: &Origin) -> String {
    key("known", &[login, &origin.0])
}

/// How long such a mark counts, in seconds (90 days).
pub(super) const KNOWN_SECONDS: i64 = 90 * 24 * 3600;

fn key(kind: &str, parts: &[&str]) -> String {
    token::hash(&format!("throttle|{kind}|{}", parts.join("|")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waiting_grows_and_ends() {
        let origin = Origin::from("192.0.2.1".parse::<IpAddr>().unwrap());
        let bucket = Bucket::pair("anna", &origin);
        let now = Timestamp::parse("2026-01-01T00:00:00Z").unwrap();
        let wait = |failures| bucket.blocked_until(failures, now).seconds_since(now);
        assert_eq!([1, 3, 4, 5, 6, 11, 12, 5000].map(wait), [0, 0, 2, 4, 8, 256, 300, 300]);
    }

    #[test]
    fn an_origin_is_a_network() {
        let origin = |text: &str| Origin::from(text.parse::<IpAddr>().unwrap());
        assert_eq!(origin("2001:db8:1:2::1"), origin("2001:db8:1:2:ffff::9"));
        assert_ne!(origin("2001:db8:1:2::1"), origin("2001:db8:1:3::1"));
        assert_eq!(origin("::ffff:192.0.2.1"), origin("192.0.2.1"));
    }
}
