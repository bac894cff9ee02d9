//! What can be done with the recommendations.

mod answering;
mod observing;
mod reading;

pub use answering::answer;
pub use observing::observe;
pub use reading::{Line, Report, Told, history, report, tracker, whose};

use base::{Outcome, Problem};

use crate::house::House;
use crate::identity::{Actor, ProcessAction};

fn demand(house: &House, actor: &Actor, action: ProcessAction) -> Outcome<()> {
    if house.access.allows_processes(actor, action) { Ok(()) } else { Err(Problem::Forbidden) }
}
