//! Many people at the same time, and how long each of them waits.

use std::io;
use std::time::{Duration, Instant};

use visitor::{Answer, Visitor};

/// How fast people click.
#[derive(Debug, Clone, Copy)]
pub enum Pace {
    /// The next request as soon as the last one is answered.
    Full,
    /// So many requests a second, all together, whether the last one was quick or not.
    Rate(usize),
}

/// Sorted waiting times.
#[derive(Debug, Clone, Default)]
pub struct Times(Vec<Duration>);

impl Times {
    /// Of these.
    pub fn of(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        Self(times)
    }

    /// The time that this share of the requests did not exceed, in milliseconds.
    pub fn quantile(&self, share: f64) -> f64 {
        let place = (self.0.len() as f64 * share).ceil() as usize;
        let time = self.0.get(place.saturating_sub(1)).copied().unwrap_or_default();
        time.as_secs_f64() * 1000.0
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }
}

/// One click: the visitor, their number, and how many clicks they made before.
pub type Click<'a> = dyn Fn(&mut Visitor, usize, usize) -> io::Result<Answer> + Sync + 'a;

/// Has everybody click for a while.
///
/// # Errors
/// The first answer that was none of the wanted.
pub fn run(
    people: &mut [Visitor],
    pace: Pace,
    length: Duration,
    wanted: &[u16],
    click: &Click<'_>,
) -> Result<Times, String> {
    let begin = Instant::now();
    let crowd = people.len();
    let one = |person: &mut Visitor, number: usize| -> Result<Vec<Duration>, String> {
        let mut times = Vec::new();
        for turn in 0.. {
            let due = match pace {
                Pace::Full => Instant::now(),
                Pace::Rate(rate) => {
                    let place = turn * crowd + number;
                    let due = begin + Duration::from_secs_f64(place as f64 / rate as f64);
                    std::thread::sleep(due.saturating_duration_since(Instant::now()));
                    // Counted from the moment it was meant to go: a queue is part of waiting.
                    due
                }
            };
            if due.duration_since(begin) >= length {
                break;
            }
            let answer = click(person, number, turn).map_err(|error| error.to_string())?;
            times.push(due.elapsed());
            if !wanted.contains(&answer.status) {
                return Err(format!("answered with {}: {}", answer.status, answer.text()));
            }
        }
        Ok(times)
    };
    let all = std::thread::scope(|scope| {
        let one = &one;
        let everybody: Vec<_> = people
            .iter_mut()
            .enumerate()
            .map(|(number, person)| scope.spawn(move || one(person, number)))
            .collect();
        let ended =
            everybody.into_iter().map(|one| one.join().unwrap_or(Err("crashed".to_owned())));
        ended.collect::<Result<Vec<_>, _>>()
    })?;
    Ok(Times::of(all.concat()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_times_that_really_were() {
        let times = Times::of((1..=100).rev().map(Duration::from_millis).collect());
        assert_eq!(times.quantile(0.5), 50.0);
        assert_eq!(times.quantile(0.99), 99.0);
        assert_eq!(times.quantile(1.0), 100.0);
        assert_eq!(Times::default().quantile(0.5), 0.0);
    }
}
