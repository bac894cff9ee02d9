//! A house in a folder of its own, the program run in it, and people who visit it.

mod house;
mod saver;
mod server;

pub use house::{Done, House, geleit};
pub use saver::{Opener, Saver};
pub use server::Server;

/// A number that looks like chance and is the same in every run.
pub fn draw(number: u64, below: u64) -> u64 {
    let mut mixed = number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    (mixed ^ (mixed >> 27)) % below
}
