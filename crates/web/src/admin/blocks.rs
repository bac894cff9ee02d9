//! What administrators see on Heute.

use base::Outcome;
use domain::house::House;
use domain::identity::{self, Actor};

use super::paths;
use crate::components::{Tag, Task, Tone};
use crate::texts::Texts;
use crate::today::block::Block;

/// Accounts that a stolen password would open.
pub(crate) fn without_second_factor(house: &House, actor: &Actor, t: Texts) -> Outcome<Vec<Block>> {
    let accounts = identity::list_accounts(house, actor.into())?;
    let open = accounts.iter().map(|listed| &listed.account);
    let open = open.filter(|account| account.disabled_at.is_none() && !account.second_factor);
    let task = |account: &identity::Account| Task {
        label: account.display_name.reveal().clone(),
        href: paths::account(account.id),
        tag: Some(Tag { tone: Tone::Warning, label: t.get("accounts-no-factor").into_owned() }),
        ..Task::default()
    };
    Ok(vec![Block {
        id: "ohne-zweiten-faktor",
        title: t.get("today-no-factor").into_owned(),
        tasks: open.map(task).collect(),
        more_label: t.get("block-all").into_owned(),
        more_href: paths::ACCOUNTS.to_owned(),
        empty: t.get("today-no-factor-none").into_owned(),
        ..Block::default()
    }])
}
