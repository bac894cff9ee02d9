//! A form sent twice is stored once.

pub(crate) mod store;
#[cfg(test)]
mod tests;

use base::{Outcome, Problem, Timestamp};
use db::{Conn, Tx};

use super::AccountId;
pub use store::next_number;

/// Whether the work was done now, or had been done by an earlier sending of the same form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Once {
    /// Done now; where the result is.
    Done(String),
    /// Done before; where the result is.
    Repeated(String),
}

impl Once {
    /// Where the result is.
    pub fn location(self) -> String {
        match self {
            Self::Done(location) | Self::Repeated(location) => location,
        }
    }

    /// Whether the work had been done before.
    pub fn is_repeated(&self) -> bool {
        matches!(self, Self::Repeated(_))
    }
}

/// Where the result of an earlier sending of the same form is. For questions that come before the work, such as
/// whether the person is known already: a doubled request must not be asked about what it has done itself.
///
/// # Errors
/// When the store cannot be read.
pub fn answered_before(
    conn: &mut Conn,
    account: AccountId,
    request: &str,
) -> Outcome<Option<String>> {
    let (key, print) = parts(request);
    let found = store::answered_before(conn, account, key)?;
    Ok(found.filter(|(_, known)| known == print).map(|(location, _)| location))
}

/// The key, and the print of the content.
fn parts(request: &str) -> (&str, &str) {
    request.split_once('.').unwrap_or((request, ""))
}

/// Does `work` unless this account has sent `request` before, in which case the stored location is the answer.
/// Everything happens in the caller's transaction: a request whose work failed can be sent again.
///
/// A request is the random key that stands in the form; behind a dot it may carry a print of what was sent where.
/// The same key with another print is another form, or one that was changed: nothing of it is stored yet.
///
/// # Errors
/// What `work` answers; [`Problem::Invalid`] when the key is none, or was used for something else.
pub fn once(
    tx: &mut Tx<'_>,
    now: Timestamp,
    account: AccountId,
    request: &str,
    work: impl FnOnce(&mut Tx<'_>) -> Outcome<String>,
) -> Outcome<Once> {
    let (key, print) = parts(request);
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    if !(8..=64).contains(&key.len()) || !key.bytes().all(plain) {
        return Err(Problem::at("", "request-key-invalid"));
    }
    if !store::claim(tx, account, (key, print), now)? {
        let (location, known) = store::answered(tx, account, key)?;
        return if known == print {
            Ok(Once::Repeated(location))
        } else {
            Err(Problem::at("", "request-key-used"))
        };
    }
    let location = work(tx)?;
    store::answer(tx, account, key, &location)?;
    Ok(Once::Done(location))
}
