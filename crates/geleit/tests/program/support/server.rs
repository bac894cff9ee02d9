//! The program serving, in a process that can be killed.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex};

use visitor::Visitor;

use super::House;

/// The password of every fictional person.
const PASSWORD: &str = "bunte Vögel ziehen südwärts";

/// A running server; it is killed when this is dropped.
pub struct Server {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
    log: Arc<Mutex<String>>,
}

impl Server {
    /// Serves a house and waits until it says that it is ready.
    #[track_caller]
    pub fn of(house: &House) -> Self {
        Self::started(&mut house.command(["serve"])).unwrap_or_else(|said| panic!("{said}"))
    }

    /// Starts a call that serves; what it said instead when it ends before it is ready.
    pub fn started(command: &mut Command) -> Result<Self, String> {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let log = Arc::new(Mutex::new(String::new()));
        let (ready, waiting) = std::sync::mpsc::channel();
        let streams: [Box<dyn BufRead + Send>; 2] = [
            Box::new(BufReader::new(child.stdout.take().unwrap())),
            Box::new(BufReader::new(child.stderr.take().unwrap())),
        ];
        for stream in streams {
            let (ready, log) = (ready.clone(), Arc::clone(&log));
            std::thread::spawn(move || {
                for line in stream.lines().map_while(Result::ok) {
                    if let Some(address) = line.strip_prefix("Geleit is ready: http://") {
                        let _ = ready.send(address.parse().unwrap());
                    }
                    let mut log = log.lock().unwrap();
                    log.push_str(&line);
                    log.push('\n');
                }
            });
        }
        drop(ready);
        match waiting.recv() {
            Ok(address) => Ok(Self { child, address, log }),
            Err(_) => {
                let status = child.wait().unwrap();
                Err(format!("{status}\n{}", log.lock().unwrap()))
            }
        }
    }

    /// Somebody who has not signed in.
    pub fn guest(&self) -> Visitor {
        Visitor::of(self.address)
    }

    /// A fictional person, signed in.
    #[track_caller]
    pub fn person(&self, login: &str) -> Visitor {
        let mut visitor = self.guest();
        visitor.log_in(login, PASSWORD).unwrap();
        visitor
    }

    /// What it wrote so far.
    pub fn log(&self) -> String {
        self.log.lock().unwrap().clone()
    }

    /// SIGKILL: at once, whatever it is doing.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// SIGTERM: please stop.
    pub fn ask_to_stop(&self) {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
    }

    /// Waits for its end.
    pub fn ended(mut self) -> ExitStatus {
        self.child.wait().unwrap()
    }

    /// Stops it in the ordinary way.
    #[track_caller]
    pub fn stop(self) {
        self.ask_to_stop();
        assert!(self.ended().success());
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
