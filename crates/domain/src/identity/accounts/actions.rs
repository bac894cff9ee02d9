//! What administrators do with accounts, at the screen or at the command line.

use base::{Date, Outcome, Personal, Problem};
use db::{Conn, Tx};
use serde_json::{Value, json};

use super::{
    Account, Created, Listed, Membership, NewAccount, NewMembership, check_new, generate, store,
};
use crate::audit;
use crate::house::House;
use crate::identity::{
    AccountId, AgencyAction, AgencyId, Doer, MembershipId, Role, agencies, requests, sessions,
};

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
    login: super::LoginName,
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
    note(house, tx, doer, agency, "account.created", ready.id, json!({ "roles": roles }))
}

/// Gives an account one more role.
///
/// # Errors
/// When input does not fit or the person may not.
pub fn give_role(
    house: &House,
    doer: Doer<'_>,
    account: AccountId,
    input: &NewMembership,
) -> Outcome<MembershipId> {
    may_give(house, doer, input)?;
    input.check()?;
    // Nobody lifts themselves.
    if doer.account() == Some(account) {
        return Err(Problem::Rule("account-not-oneself"));
    }
    house.data.write(|tx| {
        if store::one(tx, account)?.is_none() {
            return Err(Problem::NotFound);
        }
        let held = store::memberships(tx, account)?;
        // An administrator of one agency does not reach into the accounts of others.
        if let Doer::Actor(actor) = doer
            && actor.agency.is_some()
            && !held.iter().any(|one| one.agency == actor.agency)
        {
            return Err(Problem::NotFound);
        }
        let today = house.today();
        let same = |one: &&Membership| one.role == input.role && one.agency == input.agency;
        if held.iter().filter(same).any(|one| one.holds_on(today)) {
            return Err(Problem::at("role", "role-held-already"));
        }
        let id = insert_membership(house, tx, account, input)?;
        let detail = json!({ "role": input.role.code() });
        note(house, tx, doer, input.agency, "account.role_given", account, detail)?;
        Ok(id)
    })
}

/// Takes a role away, at once: sessions acting in it end with their next request.
///
/// # Errors
/// When there is no such role or the person may not.
pub fn take_role(house: &House, doer: Doer<'_>, membership: MembershipId) -> Outcome<()> {
    house.data.write(|tx| {
        let found = store::membership(tx, membership)?.ok_or(Problem::NotFound)?;
        let account = found.account;
        if let Doer::Actor(actor) = doer {
            house.access.demand(actor, AgencyAction::ManageAccounts)?;
            if !may_manage(house, doer, found.agency) {
                return Err(Problem::NotFound);
            }
        }
        if doer.account() == Some(account) {
            return Err(Problem::Rule("account-not-oneself"));
        }
        if found.role == Role::Administrator && found.agency.is_none() {
            keep_one_administrator(house, tx, account)?;
        }
        let yesterday = house.today().yesterday().map_err(Problem::internal)?;
        store::end_membership(tx, membership, yesterday)?;
        let detail = json!({ "role": found.role.code() });
        note(house, tx, doer, found.agency, "account.role_taken", account, detail)
    })
}

/// Locks an account and ends its sessions.
///
/// # Errors
/// When there is no such account, it is the last administrator's, or the person may not.
pub fn disable_account(house: &House, doer: Doer<'_>, account: AccountId) -> Outcome<()> {
    house.data.write(|tx| {
        let agency = manageable(house, tx, doer, account)?;
        if doer.account() == Some(account) {
            return Err(Problem::Rule("account-not-oneself"));
        }
        keep_one_administrator(house, tx, account)?;
        sessions::store::revoke_all(tx, account, "", house.now())?;
        if store::disable(tx, account, house.now())? {
            note(house, tx, doer, agency, "account.disabled", account, json!({}))?;
        }
        Ok::<_, Problem>(())
    })
}

/// Unlocks an account.
///
/// # Errors
/// When there is no such account or the person may not.
pub fn enable_account(house: &House, doer: Doer<'_>, account: AccountId) -> Outcome<()> {
    house.data.write(|tx| {
        let agency = manageable(house, tx, doer, account)?;
        if store::enable(tx, account)? {
            note(house, tx, doer, agency, "account.enabled", account, json!({}))?;
        }
        Ok::<_, Problem>(())
    })
}

/// Makes a fresh password, to be changed at the next login, and ends all sessions. `second_factor` also
/// takes the second factor away, for somebody who lost telephone and recovery codes.
///
/// # Errors
/// When there is no such account or the person may not.
pub fn reset_account(
    house: &House,
    doer: Doer<'_>,
    account: AccountId,
    second_factor: bool,
) -> Outcome<Personal<String>> {
    let made = generate(&*house.random);
    let hash = house.login.passwords.hash(made.reveal(), &*house.random)?;
    house.data.write(|tx| {
        let agency = manageable(house, tx, doer, account)?;
        store::set_password(tx, account, &hash, house.now(), true)?;
        if second_factor {
            store::drop_second_factor(tx, account)?;
        }
        sessions::store::revoke_all(tx, account, "", house.now())?;
        let detail = json!({ "second_factor": second_factor });
        note(house, tx, doer, agency, "account.reset", account, detail)
    })?;
    Ok(made)
}

/// Ends all sessions of an account.
///
/// # Errors
/// When there is no such account or the person may not.
pub fn end_sessions_of(house: &House, doer: Doer<'_>, account: AccountId) -> Outcome<()> {
    house.data.write(|tx| {
        let agency = manageable(house, tx, doer, account)?;
        sessions::store::revoke_all(tx, account, "", house.now())?;
        note(house, tx, doer, agency, "account.sessions_ended", account, json!({}))
    })
}

/// The accounts somebody may administer, by login, with their roles of today and later.
///
/// # Errors
/// When the person may not.
pub fn list_accounts(house: &House, doer: Doer<'_>) -> Outcome<Vec<Listed>> {
    let within = match doer {
        Doer::Console => None,
        Doer::Actor(actor) => {
            house.access.demand(actor, AgencyAction::ManageAccounts)?;
            actor.agency
        }
    };
    let today = house.today();
    house.data.read(|conn| {
        let accounts = match within {
            Some(agency) => store::of_agency(conn, agency, today)?,
            None => store::all(conn)?,
        };
        let mut roles = store::open_memberships(conn, today)?;
        // What a person is elsewhere is not this administrator's business.
        roles.retain(|one| within.is_none() || one.agency == within);
        let listed = |account: Account| Listed {
            memberships: roles.iter().filter(|one| one.account == account.id).cloned().collect(),
            account,
        };
        Ok(accounts.into_iter().map(listed).collect())
    })
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

fn insert_membership(
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

fn may_manage(house: &House, doer: Doer<'_>, agency: Option<AgencyId>) -> bool {
    match (doer, agency) {
        (Doer::Console, _) => true,
        (Doer::Actor(actor), Some(agency)) => {
            house.access.allowed_in(actor, AgencyAction::ManageAccounts, agency)
        }
        (Doer::Actor(actor), None) => house.access.allowed(actor, AgencyAction::ManageHouse),
    }
}

fn may_give(house: &House, doer: Doer<'_>, new: &NewMembership) -> Outcome<()> {
    if may_manage(house, doer, new.agency) { Ok(()) } else { Err(Problem::Forbidden) }
}

/// Whether the doer may administer this account; answers the agency for the audit. Who takes over an
/// account takes over all its roles, so an administrator of one agency handles only accounts that have
/// no role elsewhere.
fn manageable(
    house: &House,
    conn: &mut Conn,
    doer: Doer<'_>,
    account: AccountId,
) -> Outcome<Option<AgencyId>> {
    store::one(conn, account)?.ok_or(Problem::NotFound)?;
    let mut roles = store::memberships(conn, account)?;
    let today = house.today();
    if roles.iter().any(|one| !ended(one, today)) {
        roles.retain(|one| !ended(one, today));
    }
    let agency = roles.iter().find_map(|one| one.agency);
    let Doer::Actor(actor) = doer else { return Ok(agency) };
    house.access.demand(actor, AgencyAction::ManageAccounts)?;
    if house.access.allowed(actor, AgencyAction::ManageHouse) {
        return Ok(agency);
    }
    let mine = |one: &Membership| one.agency.is_some() && one.agency == actor.agency;
    if !roles.iter().any(mine) {
        return Err(Problem::NotFound);
    }
    if !roles.iter().all(mine) {
        return Err(Problem::Rule("account-of-several-agencies"));
    }
    Ok(actor.agency)
}

fn ended(one: &Membership, today: Date) -> bool {
    one.valid_until.is_some_and(|last| last < today)
}

/// A house without anybody who can administer it could only be helped at the command line.
fn keep_one_administrator(house: &House, conn: &mut Conn, account: AccountId) -> Outcome<()> {
    let today = house.today();
    let administers = store::memberships(conn, account)?
        .iter()
        .any(|one| one.role == Role::Administrator && one.agency.is_none() && one.holds_on(today));
    if administers && store::other_house_administrators(conn, today, account)? == 0 {
        return Err(Problem::Rule("account-last-administrator"));
    }
    Ok(())
}

pub(in crate::identity) fn note(
    house: &House,
    tx: &mut Tx<'_>,
    doer: Doer<'_>,
    agency: Option<AgencyId>,
    action: &'static str,
    account: AccountId,
    detail: Value,
) -> Outcome<()> {
    let entry = audit::Entry {
        agency: agency.map(|agency| agency.text()),
        actor: doer.account().map(|account| account.text()),
        action,
        subject: account.text(),
        detail,
    };
    Ok(audit::record(tx, house.now(), entry)?)
}
