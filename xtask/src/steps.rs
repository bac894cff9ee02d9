//! The steps of a long verb: a heading, the work, how long it took, what failed.

use std::time::Instant;

/// Steps taken so far.
#[derive(Default)]
pub struct Steps {
    failed: Vec<&'static str>,
}

impl Steps {
    /// Takes one step; a failure is printed at once and remembered.
    pub fn take(&mut self, title: &'static str, work: impl FnOnce() -> Result<(), String>) -> bool {
        println!("\n== {title}");
        let start = Instant::now();
        let done = work();
        let seconds = start.elapsed().as_secs_f32();
        match &done {
            Ok(()) => println!("-- {title}: {seconds:.1} s"),
            Err(reason) => {
                println!("{reason}\n-- {title}: FAILED after {seconds:.1} s");
                self.failed.push(title);
            }
        }
        done.is_ok()
    }

    /// Takes one step whose own last line shall stay the last one.
    pub fn take_quietly(&mut self, title: &'static str, work: impl FnOnce() -> Result<(), String>) {
        println!("\n== {title}");
        if work().is_err() {
            self.failed.push(title);
        }
    }

    /// Says what has failed up to here.
    pub fn report(&self) {
        if !self.failed.is_empty() {
            println!("\nFAILED so far: {}", self.failed.join(", "));
        }
    }

    /// The answer of the verb.
    pub fn verdict(self) -> Result<(), String> {
        if self.failed.is_empty() {
            return Ok(());
        }
        Err(format!("failed: {}", self.failed.join(", ")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_failure_is_enough_and_later_steps_still_run() {
        let mut steps = Steps::default();
        assert!(!steps.take("first", || Err("broken".to_owned())));
        assert!(steps.take("second", || Ok(())));
        assert_eq!(steps.verdict(), Err("failed: first".to_owned()));
        assert_eq!(Steps::default().verdict(), Ok(()));
    }
}
