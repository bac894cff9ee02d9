//! What the program itself wants somebody to come back to.

/// Why the program sets a reminder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FollowUpReason {
    /// A recognition procedure is under way (W23).
    Recognition,
    /// The residence status runs out (Z22).
    StatusExpires,
}

impl FollowUpReason {
    /// Every reason.
    pub const ALL: [Self; 2] = [Self::Recognition, Self::StatusExpires];

    /// The stored name, also the end of its Fluent key.
    pub fn name(self) -> &'static str {
        match self {
            Self::Recognition => "recognition",
            Self::StatusExpires => "status_expires",
        }
    }
}
