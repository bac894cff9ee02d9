//! Sessions: from the password to the last click.

pub(crate) mod actions;
mod policy;
mod session;
pub(crate) mod store;
#[cfg(test)]
mod tests;
mod throttle;

pub use super::token::Token;
pub use actions::{
    end_own_session, login, logout, own_roles, own_sessions, resume, second_factor, session_of,
    sweep, switch_role, touch,
};
pub use policy::LoginPolicy;
pub use session::{Factor, Login, OwnSession, Session, Stage};
pub use store::STATEMENTS;
pub use throttle::Origin;
