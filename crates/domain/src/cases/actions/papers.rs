//! The legal objects of a case: what `privacy` does with them, through the door of the case. An ended counselling
//! takes no further one: it is taken up again first, with a new agreement.

use base::Outcome;

use super::permit::{on_case, on_open_case};
use crate::house::House;
use crate::identity::{Action, Actor, CaseId};
use crate::privacy::actions as privacy;
use crate::privacy::{
    AgreementId, ConsentId, NewAgreement, NewConsent, NewNotice, NewRelease, Purpose, ReleaseId,
    WithdrawalChannel,
};

/// Records a further consent, see [`privacy::give_consent`].
///
/// # Errors
/// Every field that does not fit; a rule when counselling has ended.
pub fn give_consent(
    house: &House,
    actor: &Actor,
    case: CaseId,
    request: &str,
    new: &NewConsent,
) -> Outcome<ConsentId> {
    on_open_case(house, actor, case, |tx, permit| {
        privacy::give_consent(house, tx, actor, permit, request, new)
    })
}

/// Takes back purposes of one consent, at any time, see [`privacy::withdraw_consent`].
///
/// # Errors
/// [`Problem::NotFound`] when the consent is not this client's; [`Problem::Conflict`] when nothing of it holds.
pub fn withdraw_consent(
    house: &House,
    actor: &Actor,
    case: CaseId,
    consent: ConsentId,
    purposes: &[Purpose],
    channel: WithdrawalChannel,
) -> Outcome<()> {
    on_case(house, actor, case, Action::WriteCase, |tx, permit| {
        privacy::withdraw_consent(house, tx, actor, permit, consent, purposes, channel)
    })
}

/// Records that the notice on data protection was handed out once more.
///
/// # Errors
/// When the day lies ahead; a rule when counselling has ended.
pub fn hand_out_notice(
    house: &House,
    actor: &Actor,
    case: CaseId,
    request: &str,
    new: &NewNotice,
) -> Outcome<()> {
    on_open_case(house, actor, case, |tx, permit| {
        privacy::hand_out_notice(house, tx, actor, permit, request, new)
    })
}

/// Records a further agreement, see [`privacy::conclude_agreement`].
///
/// # Errors
/// When the day lies ahead; a rule when counselling has ended.
pub fn conclude_agreement(
    house: &House,
    actor: &Actor,
    case: CaseId,
    request: &str,
    new: &NewAgreement,
) -> Outcome<AgreementId> {
    on_open_case(house, actor, case, |tx, permit| {
        privacy::conclude_agreement(house, tx, actor, permit, request, new)
    })
}

/// Records a release from confidentiality, see [`privacy::give_release`].
///
/// # Errors
/// Every field that does not fit; a rule when counselling has ended.
pub fn give_release(
    house: &House,
    actor: &Actor,
    case: CaseId,
    request: &str,
    new: &NewRelease,
) -> Outcome<ReleaseId> {
    on_open_case(house, actor, case, |tx, permit| {
        privacy::give_release(house, tx, actor, permit, request, new)
    })
}

/// Revokes a release from today on, at any time.
///
/// # Errors
/// [`Problem::NotFound`] when it is not this client's, or revoked already.
pub fn revoke_release(
    house: &House,
    actor: &Actor,
    case: CaseId,
    release: ReleaseId,
) -> Outcome<()> {
    on_case(house, actor, case, Action::WriteCase, |tx, permit| {
        privacy::revoke_release(house, tx, actor, permit, release)
    })
}
