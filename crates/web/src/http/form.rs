//! Body and query as [`Fields`].

use std::ops::Deref;

use axum::body::{Body, Bytes};
use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use base::Problem;
use http_body_util::{BodyExt, LengthLimitError, Limited};
use sha2::{Digest, Sha256};

use super::{Failure, Fields};

/// The most bytes of a body.
pub(crate) const MOST_BYTES: usize = 1_048_576;

/// The sent form. The guard has read it (and its token) before the handler runs.
#[derive(Debug, Clone, Default)]
pub struct Form(pub Fields, String);

impl Form {
    /// The key under which this very sending is stored once: the random key of the showing, and a print of what was
    /// sent. A page that comes back out of the browser's memory and is changed there has the same key and another
    /// print, so that nothing new is taken for something stored.
    pub fn once(&self) -> String {
        format!("{}.{}", self.get("_once"), self.1)
    }
}

/// The query of the address.
#[derive(Debug, Clone, Default)]
pub struct Query(pub Fields);

impl Deref for Form {
    type Target = Fields;
    fn deref(&self) -> &Fields {
        &self.0
    }
}

impl Deref for Query {
    type Target = Fields;
    fn deref(&self) -> &Fields {
        &self.0
    }
}

/// Reads a whole body of at most [`MOST_BYTES`].
pub(crate) async fn read_body(body: Body) -> Result<Bytes, Failure> {
    match Limited::new(body, MOST_BYTES).collect().await {
        Ok(collected) => Ok(collected.to_bytes()),
        Err(error) if error.is::<LengthLimitError>() => {
            Err(Failure::status(StatusCode::PAYLOAD_TOO_LARGE))
        }
        Err(_) => Err(Failure::status(StatusCode::BAD_REQUEST)),
    }
}

/// Reads the body of a form sent to `path`. The session token, which the
/// database does not hold, goes into the print of the content, so that
/// nobody who reads the database finds out what was sent by trying.
pub(crate) async fn read_form(body: Body, path: &str, secret: &str) -> Result<Form, Failure> {
    form_of(&read_body(body).await?, path, secret)
}

/// The form of `a=1&b=2`.
pub(crate) fn form_of(bytes: &[u8], path: &str, secret: &str) -> Result<Form, Failure> {
    let fields = Fields::parse(bytes);
    let fields = fields.map_err(|_| Failure::status(StatusCode::PAYLOAD_TOO_LARGE))?;
    let print = print_of(&fields, path, secret);
    Ok(Form(fields, print))
}

fn print_of(fields: &Fields, path: &str, secret: &str) -> String {
    let mut hash = Sha256::new();
    let mut put = |text: &str| {
        hash.update((text.len() as u64).to_be_bytes());
        hash.update(text.as_bytes());
    };
    put(secret);
    put(path);
    for (name, value) in fields.pairs() {
        put(name);
        put(value);
    }
    hash.finalize().iter().take(12).fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

impl<S: Sync> FromRequestParts<S> for Form {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        let form = parts.extensions.remove::<Self>();
        form.ok_or_else(|| Problem::internal("the request holds no form").into())
    }
}

impl<S: Sync> FromRequestParts<S> for Query {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        let query = parts.uri.query().unwrap_or_default();
        let fields = Fields::parse(query.as_bytes());
        Ok(Self(fields.map_err(|_| Failure::status(StatusCode::BAD_REQUEST))?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_print_tells_apart_what_was_sent_where_and_in_which_session_and_no_hidden_fields() {
        let print = |body: &str, path: &str, secret: &str| {
            print_of(&Fields::parse(body.as_bytes()).unwrap(), path, secret)
        };
        let one = print("a=1&b=2&_csrf=x", "/a", "s");
        assert_eq!(one, print("a=1&b=2&_csrf=y", "/a", "s"));
        assert_eq!(one.len(), 24);
        for (body, path, secret) in [
            ("a=1&b=3", "/a", "s"),
            ("a=12&b=", "/a", "s"),
            ("a=1&b=2", "/b", "s"),
            ("a=1&b=2", "/a", "t"),
        ] {
            assert_ne!(one, print(body, path, secret), "{body} {path} {secret}");
        }
    }
}
