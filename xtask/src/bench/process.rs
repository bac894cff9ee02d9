//! The served program: how long it took to be there, what it costs.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use visitor::Visitor;

use super::house::House;

/// A serving program; it is asked to stop when this is dropped.
pub struct Process {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
    /// From the call to the first page.
    pub start: Duration,
}

impl Process {
    /// Serves a house.
    ///
    /// # Errors
    /// When it does not say that it is ready, or shows no page.
    pub fn of(house: &House) -> Result<Self, String> {
        let begin = Instant::now();
        let mut call = house.call(&["serve"]);
        // One line a request is what a real installation writes, too.
        let mut child = call.stderr(Stdio::piped()).spawn().map_err(text)?;
        let mut lines = BufReader::new(child.stderr.take().ok_or("no standard error")?).lines();
        let mut said = String::new();
        let address = loop {
            let Some(line) = lines.next() else { return Err(format!("not ready:\n{said}")) };
            let line = line.map_err(text)?;
            if let Some(address) = line.strip_prefix("Geleit is ready: http://") {
                break address.parse().map_err(text)?;
            }
            said.push_str(&line);
            said.push('\n');
        };
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
        let first = Visitor::of(address).get("/anmelden").map_err(text)?;
        if first.status != 200 {
            return Err(format!("the first page is a {}", first.status));
        }
        Ok(Self { child, address, start: begin.elapsed() })
    }

    /// Processor time used so far.
    ///
    /// # Errors
    /// When the system does not say.
    pub fn processor(&self) -> Result<Duration, String> {
        let stat = self.proc("stat")?;
        // The name in brackets may hold blanks; the figures stand behind it.
        let behind = stat.rsplit_once(") ").ok_or("stat")?.1;
        let ticks: u64 =
            behind.split(' ').skip(11).take(2).filter_map(|n| n.parse::<u64>().ok()).sum();
        Ok(Duration::from_millis(ticks * 10))
    }

    /// The most memory it ever had, in bytes.
    ///
    /// # Errors
    /// When the system does not say.
    pub fn peak_memory(&self) -> Result<u64, String> {
        let status = self.proc("status")?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = line.and_then(|line| line.trim().split(' ').next()?.parse::<u64>().ok());
        Ok(kilobytes.ok_or("status")? * 1024)
    }

    fn proc(&self, file: &str) -> Result<String, String> {
        std::fs::read_to_string(format!("/proc/{}/{file}", self.child.id())).map_err(text)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status();
        let _ = self.child.wait();
    }
}

fn text(error: impl std::fmt::Display) -> String {
    error.to_string()
}
