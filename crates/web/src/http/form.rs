//! Body and query as [`Fields`].

use std::ops::Deref;

use axum::body::{Body, Bytes};
use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use base::Problem;
use http_body_util::{BodyExt, LengthLimitError, Limited};

use super::{Failure, Fields};

/// The most bytes of a body.
pub(crate) const MOST_BYTES: usize = 1_048_576;

/// The sent form. The guard has read it (and its token) before the handler runs.
#[derive(Debug, Clone, Default)]
pub struct Form(pub Fields);

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

/// Reads the body of a form.
pub(crate) async fn read_form(body: Body) -> Result<Form, Failure> {
    let bytes = read_body(body).await?;
    let fields = Fields::parse(&bytes);
    Ok(Form(fields.map_err(|_| Failure::status(StatusCode::PAYLOAD_TOO_LARGE))?))
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
