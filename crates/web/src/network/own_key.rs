//! The person's own key, while their session has it open.

use base::Problem;
use domain::identity::{PersonKey, Session, Token, unlocked};

use crate::http::{Failure, Viewer};

/// Session and token of the person: what opens and closes the own key.
pub(super) fn proof(viewer: &Viewer) -> Result<(Session, Token), Failure> {
    let session = viewer.visit.known_session()?;
    let token = Token::read(viewer.visit.token());
    let token = token.ok_or_else(|| Problem::internal("a session without a token"))?;
    Ok((session, token))
}

/// The own key; none while it is closed.
pub(super) async fn own_key(viewer: &Viewer) -> Result<Option<PersonKey>, Failure> {
    let (session, token) = proof(viewer)?;
    viewer.visit.run(move |house| unlocked(house, &session, &token)).await
}
