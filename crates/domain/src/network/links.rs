//! Links that open one thing without an account: what stands in them is random, and the database keeps its hash alone.

use base::Outcome;

use crate::house::House;

/// What a link opens. Each purpose hashes with a context of its own, so that no link opens anything else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Link {
    /// An invitation to a meeting.
    Invitation,
    /// A poll about dates.
    Poll,
    /// The calendar of an account.
    Calendar,
    /// The entry of an organisation.
    Organisation,
    /// Approved minutes.
    Minutes,
}

impl Link {
    /// Name of the key of the house, and context of the hash.
    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Invitation => ("invitation", "geleit/invitation/1"),
            Self::Poll => ("poll", "geleit/poll/1"),
            Self::Calendar => ("calendar", "geleit/calendar/1"),
            Self::Organisation => ("organisation", "geleit/organisation/1"),
            Self::Minutes => ("minutes", "geleit/minutes/1"),
        }
    }
}

/// What stands in a new link: 128 random bits as 32 hexadecimal digits.
pub(crate) fn token(house: &House) -> String {
    let mut bytes = [0; 16];
    house.random.fill(&mut bytes);
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What the database keeps of it.
///
/// # Errors
/// When the keystore does not work.
pub(crate) fn hash(house: &House, link: Link, token: &str) -> Outcome<String> {
    let (key, context) = link.words();
    Ok(house.vault.house_key(key)?.hash(context, token))
}
