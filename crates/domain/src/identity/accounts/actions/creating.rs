//! A new account with its roles; the first one of a house.

use base::{Outcome, Personal, Problem};
use db::Tx;
use serde_json::json;

use super::note;
use super::roles::may_give;
use crate::house::House;
use crate::identity::accounts::{
    Created, LoginName, Membership, NewAccount, NewMembership, check_new, generate, store,
};
use crate::identity::{AccountId, AgencyId, Doer, MembershipId, Role, agencies, requests};

/// Creates an account with its roles.
///
/// # Errors
/// When input does not fit, the login is taken, or the person may not give such roles.
pub fn create_account(house: &House, doer: Doer<'_>, input: &NewAccount) -> Outcome<Created> {
    for membership in &input.memberships {
        may_give(house, doer, membership)?;
    }
    let ready = prepare(house, input)?;
    house.data.write(|tx| insert(house, tx, doer, &ready))?;
    Ok(ready.created())
}

/// Everything of a new account that is decided and computed before the transaction: hashing a password
/// takes longer than a writer should hold the others up.
pub(crate) struct Ready<'a> {
    id: AccountId,
    input: &'a NewAccount,
    login: LoginName,
    display_name: String,
    email: Option<String>,
    hash: String,
    made: Option<Personal<String>>,
}

impl Ready<'_> {
    pub(crate) fn created(self) -> Created {
        Created { account: self.id, password: self.made }
    }
}

pub(crate) fn prepare<'a>(house: &House, input: &'a NewAccount) -> Outcome<Ready<'a>> {
    let (login, display_name, email) = input.checked()?;
    for membership in &input.memberships {
        membership.check()?;
    }
    if house.data.read(|conn| store::by_login(conn, login.as_str()))?.is_some() {
        return Err(Problem::at("login", "login-taken"));
    }
    let made = input.password.is_none().then(|| generate(&*house.random));
    if let Some(given) = &input.password {
        check_new(given.reveal(), &[login.as_str(), &display_name])?;
    }
    let password = input.password.as_ref().or(made.as_ref());
    let password = password.ok_or_else(|| Problem::internal("neither given nor made"))?;
    let hash = house.login.passwords.hash(password.reveal(), &*house.random)?;
    Ok(Ready { id: house.new_id(), input, login, display_name, email, hash, made })
}

pub(crate) fn insert(
    house: &House,
    tx: &mut Tx<'_>,
    doer: Doer<'_>,
    ready: &Ready<'_>,
) -> Outcome<()> {
    let row = store::NewRow {
        id: ready.id,
        login: ready.login.as_str(),
        display_name: &ready.display_name,
        email: ready.email.as_deref(),
        password_hash: &ready.hash,
        must_change: ready.input.must_change || ready.made.is_some(),
        language: ready.input.language,
        now: house.now(),
    };
    store::add(tx, &row).map_err(|error| match error.constraint() {
        Some("account_login_key") => Problem::at("login", "login-taken"),
        _ => error.into(),
    })?;
    let mut roles = Vec::new();
    for new in &ready.input.memberships {
        insert_membership(house, tx, ready.id, new)?;
        roles.push(new.role.code());
    }
    let agency = ready.input.memberships.iter().find_map(|one| one.agency);
    note(house, tx, doer, agency, "account.created", ready.id, json!({ "roles": roles }));
    Ok(())
}

/// The first agency and the first administrator of a fresh house, in one step.
///
/// # Errors
/// When input does not fit.
pub fn found(
    house: &House,
    agency: &agencies::NewAgency,
    administrator: &NewAccount,
) -> Outcome<(agencies::Agency, Created)> {
    let mut administrator = administrator.clone();
    administrator.memberships = vec![NewMembership::of_the_house(Role::Administrator)];
    let agency = agencies::actions::prepare(house, agency)?;
    let ready = prepare(house, &administrator)?;
    house.data.write(|tx| {
        agencies::actions::insert(house, tx, Doer::Console, &agency)?;
        insert(house, tx, Doer::Console, &ready)
    })?;
    Ok((agency, ready.created()))
}

pub(super) fn insert_membership(
    house: &House,
    tx: &mut Tx<'_>,
    account: AccountId,
    new: &NewMembership,
) -> Outcome<MembershipId> {
    let mut number = new.case_manager_no;
    if let (Some(agency), true) = (new.agency, new.role.carries_cases()) {
        if agencies::one(tx, agency)?.is_none() {
            return Err(Problem::at("agency", "agency-unknown"));
        }
        number = Some(case_manager_no(tx, agency, account, number)?);
    }
    let id = house.new_id();
    let membership = Membership {
        id,
        account,
        role: new.role,
        agency: new.agency,
        case_manager_no: number,
        valid_from: house.today(),
        valid_until: None,
    };
    store::add_membership(tx, &membership).map_err(|error| match error.constraint() {
        Some("foreign_key") => Problem::at("agency", "agency-unknown"),
        _ => error.into(),
    })?;
    Ok(id)
}

/// A person keeps the number in an agency; a number is never given to a second person.
fn case_manager_no(
    tx: &mut Tx<'_>,
    agency: AgencyId,
    account: AccountId,
    wished: Option<i64>,
) -> Outcome<i64> {
    if let Some(number) = wished {
        return if store::number_taken(tx, agency, number, account)? {
            Err(Problem::at("case_manager_no", "case-manager-no-taken"))
        } else {
            Ok(number)
        };
    }
    if let Some(number) = store::number_of(tx, agency, account)? {
        return Ok(number);
    }
    loop {
        let number = requests::next_number(tx, &format!("case_manager_no:{agency}"))?;
        if !store::number_taken(tx, agency, number, account)? {
            return Ok(number);
        }
    }
}
