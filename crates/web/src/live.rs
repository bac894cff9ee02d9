//! Who watches a meeting hears at once that something happened. What happened is read from the database: this bell
//! only rings, so that nothing is lost when somebody misses it.

use domain::network::meetings::MeetingId;
use tokio::sync::broadcast::{self, error::RecvError};

/// Rings kept for a slow listener. Whoever missed more looks anyway.
const KEPT: usize = 256;

/// Rings for everybody who watches.
#[derive(Debug, Clone)]
pub struct Bell(broadcast::Sender<Ring>);

/// Why it rings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ring {
    /// Something happened in a meeting.
    Meeting(MeetingId),
    /// The program stops.
    Closing,
}

impl Default for Bell {
    fn default() -> Self {
        Self(broadcast::channel(KEPT).0)
    }
}

impl Bell {
    /// Something happened in this meeting.
    pub fn ring(&self, meeting: MeetingId) {
        // Nobody may be watching.
        let _ = self.0.send(Ring::Meeting(meeting));
    }

    /// Everybody stops watching, because the program stops.
    pub fn close(&self) {
        let _ = self.0.send(Ring::Closing);
    }

    /// Listens from now on.
    pub(crate) fn listen(&self) -> Listener {
        Listener(self.0.subscribe())
    }
}

/// Somebody who watches.
#[derive(Debug)]
pub(crate) struct Listener(broadcast::Receiver<Ring>);

impl Listener {
    /// Waits until something may have happened in the meeting; false when the program stops.
    pub(crate) async fn hear(&mut self, meeting: MeetingId) -> bool {
        loop {
            match self.0.recv().await {
                Ok(Ring::Meeting(rung)) if rung == meeting => return true,
                Ok(Ring::Meeting(_)) => {}
                Err(RecvError::Lagged(_)) => return true,
                Ok(Ring::Closing) | Err(RecvError::Closed) => return false,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::{Id, SeededRandom, Timestamp};

    #[tokio::test]
    async fn only_the_own_meeting_is_heard_and_the_end_by_everybody() {
        let random = SeededRandom::new(1);
        let now = Timestamp::parse("2026-06-15T10:00:00Z").unwrap();
        let (one, other): (MeetingId, MeetingId) = (Id::new(now, &random), Id::new(now, &random));
        let bell = Bell::default();
        let mut listener = bell.listen();
        bell.ring(other);
        bell.ring(one);
        assert!(listener.hear(one).await);
        for _ in 0..=KEPT {
            bell.ring(other);
        }
        assert!(listener.hear(one).await, "whoever missed something looks");
        bell.close();
        while listener.hear(one).await {}
    }
}
