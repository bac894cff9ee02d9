//! A browser without a screen: one kept connection, cookies, the hidden tokens of forms.
//!
//! It knows nothing of the field and needs nothing but the standard library, so that it costs the measured
//! program next to nothing. Tests of the executable and `cargo xtask bench` visit the pages with it.

mod answer;
mod names;
mod wire;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, BufReader};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

pub use answer::Answer;
pub use names::unlike_others;

/// How long an answer is waited for.
const PATIENCE: Duration = Duration::from_secs(60);

/// Somebody who visits one server.
#[derive(Debug)]
pub struct Visitor {
    address: SocketAddr,
    connection: Option<BufReader<TcpStream>>,
    cookies: BTreeMap<String, String>,
    csrf: String,
    /// Asks for compressed answers, as every browser does; their bodies stay compressed.
    pub compressed: bool,
}

impl Visitor {
    /// Somebody who has not been there yet.
    pub fn of(address: SocketAddr) -> Self {
        Self {
            address,
            connection: None,
            cookies: BTreeMap::new(),
            csrf: String::new(),
            compressed: false,
        }
    }

    /// The same person at another address: where a server was started again. The cookies stay.
    pub fn move_to(&mut self, address: SocketAddr) {
        self.address = address;
        self.connection = None;
    }

    /// The cookies as one header line, for requests made by hand.
    pub fn cookie_line(&self) -> String {
        let pairs: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        pairs.join("; ")
    }

    /// The token of the page seen last.
    pub fn token(&self) -> &str {
        &self.csrf
    }

    /// Asks for a page. A connection the server closed meanwhile is opened again, as browsers do.
    ///
    /// # Errors
    /// When the server is not there or hangs up.
    pub fn get(&mut self, path: &str) -> io::Result<Answer> {
        let kept = self.connection.is_some();
        match self.send("GET", path, "text/html", None) {
            Err(_) if kept => self.send("GET", path, "text/html", None),
            done => done,
        }
    }

    /// Sends a form, with the token of the page seen last. What fails is not sent again.
    ///
    /// # Errors
    /// When the server is not there or hangs up: nobody knows then whether it was stored.
    pub fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> io::Result<Answer> {
        self.send("POST", path, "text/html", Some(fields))
    }

    /// Sends a form as a script would, and gets JSON.
    ///
    /// # Errors
    /// As [`Visitor::post`].
    pub fn post_for_json(&mut self, path: &str, fields: &[(&str, &str)]) -> io::Result<Answer> {
        self.send("POST", path, "application/json", Some(fields))
    }

    /// Signs in with name and password.
    ///
    /// # Errors
    /// When the server is not there, or lets nobody in with these.
    pub fn log_in(&mut self, login: &str, password: &str) -> io::Result<()> {
        let compressed = std::mem::take(&mut self.compressed);
        self.get("/anmelden")?;
        let answer = self.post("/anmelden", &[("login", login), ("password", password)])?;
        let inside = answer.status == 303 && answer.header("location") != Some("/anmelden");
        if !inside {
            return Err(io::Error::other(format!("{login} is not let in: {}", answer.status)));
        }
        // The session has a secret of its own, which stands in every page.
        self.get("/konto")?;
        self.compressed = compressed;
        Ok(())
    }

    fn send(
        &mut self,
        method: &str,
        path: &str,
        accept: &str,
        fields: Option<&[(&str, &str)]>,
    ) -> io::Result<Answer> {
        let mut head = format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nAccept: {accept}\r\nUser-Agent: visitor\r\n",
            self.address
        );
        if self.compressed {
            head.push_str("Accept-Encoding: gzip\r\n");
        }
        if !self.cookies.is_empty() {
            let _ = write!(head, "Cookie: {}\r\n", self.cookie_line());
        }
        let body = fields.map(|fields| {
            let token = ("_csrf", self.csrf.as_str());
            let known = fields.iter().any(|(name, _)| *name == "_csrf");
            wire::form(fields.iter().copied().chain((!known).then_some(token)))
        });
        if let Some(body) = &body {
            let _ = write!(
                head,
                "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n",
                body.len()
            );
        }
        head.push_str("\r\n");
        head.push_str(body.as_deref().unwrap_or_default());
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => self.connect()?,
        };
        let (answer, keep) = wire::exchange(&mut connection, head.as_bytes())?;
        if keep {
            self.connection = Some(connection);
        }
        self.remember(&answer);
        Ok(answer)
    }

    fn connect(&self) -> io::Result<BufReader<TcpStream>> {
        let stream = TcpStream::connect_timeout(&self.address, PATIENCE)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        Ok(BufReader::with_capacity(64 * 1024, stream))
    }

    fn remember(&mut self, answer: &Answer) {
        for line in answer.headers_named("set-cookie") {
            let pair = line.split(';').next().unwrap_or_default();
            let Some((name, value)) = pair.split_once('=') else { continue };
            if line.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        if !self.compressed
            && let Some(token) = answer.hidden("_csrf")
        {
            self.csrf = token;
        }
    }
}
