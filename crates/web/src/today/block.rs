//! The blocks of Heute. A slice writes a function that fills its blocks and adds it to [`BLOCKS`]; the
//! page asks those of the person's role, in this order.

use base::Outcome;
use domain::house::House;
use domain::identity::{Actor, Role};

use super::blocks;
use super::duty::DutyLine;
use crate::components::Task;
use crate::network::blocks as network;
use crate::texts::Texts;

/// A framed list on Heute.
#[derive(Debug, Clone, Default)]
pub struct Block {
    /// Id of the heading, unique on the page.
    pub id: &'static str,
    /// Heading.
    pub title: String,
    /// At most [`Block::LINES`] lines.
    pub tasks: Vec<Task>,
    /// Steps and reminders instead: lines with something to do about them on the spot.
    pub duties: Vec<DutyLine>,
    /// Link to all of them; empty for none.
    pub more_label: String,
    /// Its target.
    pub more_href: String,
    /// What is said when there is nothing.
    pub empty: String,
}

impl Block {
    /// The most lines of a block.
    pub const LINES: usize = 7;
}

/// Where blocks come from.
#[derive(Debug, Clone, Copy)]
pub struct Source {
    /// Whose Heute shows them.
    pub roles: &'static [Role],
    /// Fills them; none when there is nothing to say, not even that there is nothing.
    pub fill: fn(&House, &Actor, Texts) -> Outcome<Vec<Block>>,
}

/// Those who keep cases.
const COUNSEL: &[Role] = &[Role::CaseManager, Role::Speaker];

/// Those who steer.
const STEER: &[Role] = &[Role::TeamLead, Role::IntegrationOfficer, Role::RoundMember];

/// Every block, in the order shown.
pub const BLOCKS: &[Source] = &[
    Source { roles: COUNSEL, fill: network::in_one },
    Source { roles: COUNSEL, fill: blocks::of_a_case_manager },
    Source { roles: &[Role::TeamLead], fill: blocks::of_a_team_lead },
    Source { roles: &[Role::TeamLead], fill: network::missing_mandates },
    Source { roles: &[Role::TeamLead], fill: network::answered_proposals },
    Source { roles: &[Role::IntegrationOfficer], fill: network::of_an_integration_officer },
    Source { roles: STEER, fill: network::meetings_and_tasks },
    Source { roles: &[Role::Administrator], fill: crate::admin::blocks::without_second_factor },
];

/// One block with all its lines, where this person's Heute has it.
pub(super) fn whole(house: &House, actor: &Actor, t: Texts, id: &str) -> Outcome<Option<Block>> {
    if COUNSEL.contains(&actor.role) { blocks::whole(house, actor, t, id) } else { Ok(None) }
}

/// The blocks of this person.
pub(super) fn of(house: &House, actor: &Actor, t: Texts) -> Outcome<Vec<Block>> {
    let mut blocks = Vec::new();
    for source in BLOCKS.iter().filter(|source| source.roles.contains(&actor.role)) {
        for mut block in (source.fill)(house, actor, t)? {
            block.tasks.truncate(Block::LINES);
            block.duties.truncate(Block::LINES);
            blocks.push(block);
        }
    }
    Ok(blocks)
}
