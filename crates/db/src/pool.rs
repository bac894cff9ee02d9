//! A few connections, lent out one at a time.

use std::sync::{Condvar, Mutex};
use std::time::{Duration, Instant};

use crate::{Conn, DbError};

type Opener = Box<dyn Fn() -> Result<Conn, DbError> + Send + Sync>;

/// Opens up to `limit` connections when they are needed and keeps them.
pub(crate) struct Pool {
    state: Mutex<State>,
    freed: Condvar,
    limit: usize,
    patience: Duration,
    open: Opener,
}

struct State {
    idle: Vec<Conn>,
    opened: usize,
}

impl Pool {
    pub(crate) fn new(limit: usize, patience: Duration, open: Opener) -> Self {
        let state = Mutex::new(State { idle: Vec::new(), opened: 0 });
        Self { state, freed: Condvar::new(), limit, patience, open }
    }

    /// Runs `work` with a connection; waits up to the pool's patience for one.
    pub(crate) fn with<T>(&self, work: impl FnOnce(&mut Conn) -> T) -> Result<T, DbError> {
        let mut lent = Lent { conn: Some(self.take()?), pool: self };
        Ok(work(lent.conn.as_mut().unwrap_or_else(|| unreachable!("lent until dropped"))))
    }

    fn take(&self) -> Result<Conn, DbError> {
        let deadline = deadline(self.patience);
        let mut state = self.state.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        loop {
            if let Some(conn) = state.idle.pop() {
                if conn.is_alive() {
                    return Ok(conn);
                }
                // The server was restarted meanwhile.
                state.opened -= 1;
                continue;
            }
            if state.opened < self.limit {
                state.opened += 1;
                drop(state);
                return (self.open)().inspect_err(|_| self.forget_one());
            }
            let left = deadline.saturating_duration_since(now());
            if left.is_zero() {
                return Err(DbError::Unavailable("all connections are busy".to_owned()));
            }
            let waited = self.freed.wait_timeout(state, left);
            state = waited.unwrap_or_else(|poisoned| poisoned.into_inner()).0;
        }
    }

    fn forget_one(&self) {
        self.state.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).opened -= 1;
        self.freed.notify_one();
    }
}

/// Gives the connection back, also when the work panics.
struct Lent<'a> {
    conn: Option<Conn>,
    pool: &'a Pool,
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        let Some(conn) = self.conn.take() else { return };
        // A panic may have left a transaction open: such a connection is not used again.
        if std::thread::panicking() || !conn.is_alive() {
            drop(conn);
            self.pool.forget_one();
            return;
        }
        self.pool.state.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).idle.push(conn);
        self.pool.freed.notify_one();
    }
}

// Waiting needs the monotonic clock, which no rule of the field ever sees.
fn now() -> Instant {
    Instant::now()
}

fn deadline(patience: Duration) -> Instant {
    now() + patience
}
