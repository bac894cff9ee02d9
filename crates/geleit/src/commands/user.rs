//! `geleit user …`: accounts at the console.

use std::process::ExitCode;

use base::Locale;
use domain::house::House;
use domain::identity::{
    AccountId, AgencyId, Doer, NewAccount, NewMembership, Role, accounts, agencies, create_account,
    disable_account, enable_account, list_accounts, reset_account,
};

use crate::cli::{Place, User};
use crate::config::Config;
use crate::opening::{Strictness, open};
use crate::print;
use crate::trouble::Trouble;

/// Carries out one of the account verbs.
///
/// # Errors
/// When the account or agency is unknown, or input does not fit.
pub fn run(user: User) -> Result<ExitCode, Trouble> {
    match user {
        User::Add { place, login, name, role, agency } => {
            let house = at(&place)?;
            let role: Role =
                role.parse().map_err(|_| Trouble::usage(format!("--role: {role} is no role")))?;
            let agency = agency.map(|short| agency_of(&house, &short)).transpose()?;
            let new = NewAccount {
                login,
                display_name: name,
                email: None,
                language: Locale::De,
                password: None,
                must_change: true,
                memberships: vec![NewMembership { role, agency, case_manager_no: None }],
            };
            let created = create_account(&house, Doer::Console, &new)?;
            if let Some(password) = created.password {
                print(&format!("First password of {}: {}", new.login, password.reveal()));
            }
        }
        User::Disable { place, login } => {
            let house = at(&place)?;
            disable_account(&house, Doer::Console, account_of(&house, &login)?)?;
        }
        User::Enable { place, login } => {
            let house = at(&place)?;
            enable_account(&house, Doer::Console, account_of(&house, &login)?)?;
        }
        User::Reset { place, login } => {
            let house = at(&place)?;
            let password = reset_account(&house, Doer::Console, account_of(&house, &login)?, true)?;
            print(&format!("First password of {login}: {}", password.reveal()));
        }
        User::List { place, json } => list(&at(&place)?, json)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn at(place: &Place) -> Result<House, Trouble> {
    open(&Config::read(place)?, Strictness::Standard)
}

fn account_of(house: &House, login: &str) -> Result<AccountId, Trouble> {
    house
        .data
        .read(|conn| accounts::by_login(conn, login))?
        .ok_or_else(|| Trouble::failed(format!("there is no account {login}")))
}

fn agency_of(house: &House, short: &str) -> Result<AgencyId, Trouble> {
    let found = house.data.read(|conn| agencies::by_short_name(conn, short))?;
    let found = found.ok_or_else(|| Trouble::failed(format!("there is no agency {short}")))?;
    Ok(found.id)
}

fn list(house: &House, json: bool) -> Result<(), Trouble> {
    let mut rows = Vec::new();
    for listed in list_accounts(house, Doer::Console)? {
        let login = listed.account.login.reveal();
        let roles: Vec<&str> = listed.memberships.iter().map(|one| one.role.code()).collect();
        let disabled = listed.account.disabled_at.is_some();
        if json {
            rows.push(serde_json::json!({ "login": login, "roles": roles, "disabled": disabled }));
        } else {
            let state = if disabled { "  (locked)" } else { "" };
            print(&format!("{login:24} {}{state}", roles.join(", ")));
        }
    }
    if json {
        print(&serde_json::to_string_pretty(&rows).map_err(Trouble::failed)?);
    }
    Ok(())
}
