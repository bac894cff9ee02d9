//! A session as a request meets it.

use std::fmt;
use std::str::FromStr;

use base::{Locale, Timestamp};

use super::Token;
use crate::identity::{AccountId, Actor, AgencyId};

/// How far a login has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The password was right; the second factor is missing, or has to be set up.
    SecondFactor,
    /// A new password has to be chosen.
    ChangePassword,
    /// In.
    Open,
}

impl Stage {
    /// The text form, as stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::SecondFactor => "second_factor",
            Self::ChangePassword => "change_password",
            Self::Open => "open",
        }
    }
}

impl FromStr for Stage {
    type Err = ();
    fn from_str(code: &str) -> Result<Self, ()> {
        [Self::SecondFactor, Self::ChangePassword, Self::Open]
            .into_iter()
            .find(|stage| stage.code() == code)
            .ok_or(())
    }
}

/// A session that holds at this moment.
#[derive(Clone)]
pub struct Session {
    pub(in crate::identity) hash: String,
    /// The account.
    pub account: AccountId,
    /// How far the login has come.
    pub stage: Stage,
    /// What every form of this session carries.
    pub csrf: String,
    /// Whether a second factor is set up. At [`Stage::SecondFactor`] without one, it has to be now.
    pub second_factor: bool,
    /// Whether the password has to be changed.
    pub must_change: bool,
    /// How the person is called on the screen.
    pub display_name: String,
    /// The language of the screens.
    pub language: Locale,
    /// The agency of the chosen role.
    pub agency: Option<AgencyId>,
    /// When it began.
    pub created_at: Timestamp,
    /// When it ends at the latest.
    pub expires_at: Timestamp,
    pub(super) seen_at: Timestamp,
    pub(super) who: Actor,
}

impl Session {
    /// Who acts; nobody before the login is complete.
    pub fn actor(&self) -> Option<&Actor> {
        (self.stage == Stage::Open).then_some(&self.who)
    }

    /// A short name of this session for lists; it opens nothing.
    pub fn mark(&self) -> &str {
        &self.hash[..16]
    }
}

impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Session({:?}, {:?})", self.account, self.stage)
    }
}

/// A session in the list of one's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnSession {
    /// Its short name, to end it by.
    pub mark: String,
    /// When it began.
    pub created_at: Timestamp,
    /// When it was used last (to the minute).
    pub seen_at: Timestamp,
    /// Whether it is the one that asks.
    pub this: bool,
}

/// The answer to a name and a password.
#[derive(Debug)]
pub enum Login {
    /// Right. The session may still ask for more: see its stage.
    In {
        /// For the cookie.
        token: Token,
        /// What comes next.
        stage: Stage,
    },
    /// Wrong; which of the two is said to nobody.
    Refused,
    /// Too many failures; this attempt was not looked at.
    Wait {
        /// Seconds until the next is heard.
        seconds: i64,
    },
    /// Right, but the person has no role at present.
    NoRole,
}

/// The answer to a code.
#[derive(Debug)]
pub enum Factor {
    /// Right; the session goes on under a new token.
    In {
        /// For the cookie.
        token: Token,
        /// What comes next.
        stage: Stage,
    },
    /// Wrong, too old, or used before.
    Refused,
    /// Too many failures; this attempt was not looked at.
    Wait {
        /// Seconds until the next is heard.
        seconds: i64,
    },
}
