//! What can be done with polls.

mod answering;
mod asking;

pub use answering::{asked_dates, vote};
pub use asking::{
    PollView, PollWriter, ask_again, close_poll, forget_polls, make_poll, open_polls, poll,
};
