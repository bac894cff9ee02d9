//! Sends the letters of the outbox by SMTP.
//!
//! The client is driven command by command, because one question decides about sending again: was the letter already
//! handed over when something broke?

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use domain::house::House;
use domain::outbox::actions::{claim, settle, tidy_up};
use domain::outbox::{Claimed, Sending};
use lettre::message::header::ContentType;
use lettre::message::{Mailbox, Message, MultiPart, SinglePart};
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{SmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::ClientId;
use serde::Deserialize;

use crate::trouble::Trouble;

/// How long a mail server may take for one answer.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often the outbox is looked at.
const ROUND: Duration = Duration::from_secs(2);

/// `[mail]` of the configuration.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Mailing {
    /// `smtps://host:465`, `starttls://host:587`, or `smtp://host:25` for a server on the same machine.
    pub url: String,
    /// Who logs in; empty for nobody.
    pub user: String,
    /// The file that holds the password.
    pub password_file: Option<PathBuf>,
    /// Whose letters these are.
    pub from: String,
}

/// How the connection is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Protection {
    None,
    StartTls,
    Tls,
}

/// A mail server that can be talked to.
#[derive(Debug)]
pub struct Mailer {
    host: String,
    port: u16,
    protection: Protection,
    login: Option<Credentials>,
    from: Mailbox,
}

impl Mailer {
    /// Reads the configuration; none when it names no server.
    ///
    /// # Errors
    /// Says which key does not fit.
    pub fn of(mailing: &Mailing) -> Result<Option<Self>, Trouble> {
        if mailing.url.is_empty() {
            return Ok(None);
        }
        let wrong = |key: &str, why: &str| Trouble::usage(format!("[mail] {key}: {why}"));
        let (scheme, rest) = mailing
            .url
            .split_once("://")
            .ok_or_else(|| wrong("url", "write smtps://host, starttls://host or smtp://host"))?;
        let (protection, usual) = match scheme {
            "smtp" => (Protection::None, 25),
            "starttls" => (Protection::StartTls, 587),
            "smtps" => (Protection::Tls, 465),
            _ => return Err(wrong("url", "begins with smtps://, starttls:// or smtp://")),
        };
        let (host, port) = match rest.trim_end_matches('/').rsplit_once(':') {
            Some((host, port)) => {
                (host, port.parse().map_err(|_| wrong("url", "the port is no number"))?)
            }
            None => (rest.trim_end_matches('/'), usual),
        };
        let from = mailing.from.parse().map_err(|_| wrong("from", "this is no mail address"))?;
        let login = match (&mailing.user, &mailing.password_file) {
            (user, Some(file)) if !user.is_empty() => {
                let secret = std::fs::read_to_string(file)
                    .map_err(|error| wrong("password_file", &error.to_string()))?;
                Some(Credentials::new(user.clone(), secret.trim_end().to_owned()))
            }
            (user, None) if !user.is_empty() => return Err(wrong("password_file", "is missing")),
            _ => None,
        };
        Ok(Some(Self { host: host.to_owned(), port, protection, login, from }))
    }

    /// Sends one letter.
    fn send(&self, letter: &Claimed) -> Sending {
        let Some(message) = self.message(letter) else { return Sending::Refused("address") };
        let mut server = match self.connect() {
            Ok(server) => server,
            Err(why) => return Sending::Later(why),
        };
        let envelope = message.envelope();
        let begun = server
            .command(Mail::new(envelope.from().cloned(), Vec::new()))
            .and_then(|_| {
                envelope
                    .to()
                    .iter()
                    .try_for_each(|to| server.command(Rcpt::new(to.clone(), Vec::new())).map(drop))
            })
            .and_then(|()| server.command(Data).map(drop));
        if let Err(error) = begun {
            server.abort();
            return if error.is_permanent() {
                Sending::Refused("refused")
            } else {
                Sending::Later("busy")
            };
        }
        // From here on the server may have taken it, whatever we hear.
        let sent = match server.message(&message.formatted()) {
            Ok(_) => Sending::Taken,
            Err(error) if error.is_permanent() => Sending::Refused("refused"),
            Err(error) if error.is_transient() => Sending::Later("busy"),
            Err(_) => Sending::Unclear,
        };
        // It has its answer; how the server says goodbye is no matter.
        let _ = server.quit();
        sent
    }

    fn connect(&self) -> Result<SmtpConnection, &'static str> {
        let hello = ClientId::default();
        let tls = || TlsParameters::new(self.host.clone()).map_err(|_| "tls");
        let unreachable = |_: Error| "unreachable";
        let implicit = match self.protection {
            Protection::Tls => Some(tls()?),
            Protection::None | Protection::StartTls => None,
        };
        let address = (self.host.as_str(), self.port);
        let mut server =
            SmtpConnection::connect(address, Some(PATIENCE), &hello, implicit.as_ref(), None)
                .map_err(unreachable)?;
        if self.protection == Protection::StartTls {
            if !server.can_starttls() {
                return Err("tls");
            }
            server.starttls(&tls()?, &hello).map_err(|_| "tls")?;
        }
        if let Some(login) = &self.login {
            server.auth(&[Mechanism::Plain, Mechanism::Login], login).map_err(|_| "login")?;
        }
        Ok(server)
    }

    /// None when the address is none that can be written to.
    fn message(&self, letter: &Claimed) -> Option<Message> {
        let to: Mailbox = letter.mail.recipient.parse().ok()?;
        let domain = self.from.email.domain();
        let message = Message::builder()
            .from(self.from.clone())
            .to(to)
            .message_id(Some(format!("<{}@{domain}>", letter.id)))
            .subject(&letter.mail.subject);
        let words = SinglePart::plain(letter.mail.words.clone());
        if letter.mail.calendar.is_empty() {
            return message.singlepart(words).ok();
        }
        // RFC 6047: the method stands in the content type, too.
        let kind = format!("text/calendar; method={}; charset=UTF-8", letter.mail.method);
        let calendar = SinglePart::builder()
            .header(ContentType::parse(&kind).ok()?)
            .body(letter.mail.calendar.clone());
        message.multipart(MultiPart::alternative().singlepart(words).singlepart(calendar)).ok()
    }
}

/// Sends what waits until it is told to stop (`stop` closes).
pub fn deliver(house: &Arc<House>, mailer: &Mailer, stop: &Receiver<()>) {
    loop {
        if let Err(problem) = round(house, mailer) {
            tracing::warn!(?problem, "the outbox does not work");
        }
        match stop.recv_timeout(ROUND) {
            Err(RecvTimeoutError::Timeout) => {}
            Ok(()) | Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

/// Sends everything that is due.
fn round(house: &House, mailer: &Mailer) -> base::Outcome<()> {
    tidy_up(house)?;
    while let Some(letter) = claim(house)? {
        let sending = mailer.send(&letter);
        // The address stays out of the log.
        tracing::info!(mail = %letter.id, ?sending, "a letter");
        settle(house, letter.id, sending)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
