//! Every habit is a verb.
fn main() {}
