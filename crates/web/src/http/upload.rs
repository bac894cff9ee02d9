//! A form with a file. Only routes that say so take one (ADR 13); the token stands in the form as everywhere.

use axum::body::Body;
use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use base::Problem;

use super::form::{form_of, read_body};
use super::{Failure, Form};

/// The file of a sent form; empty where none was chosen. Its name is not kept: what it is, its bytes say.
#[derive(Debug, Clone, Default)]
pub struct Upload(pub Vec<u8>);

/// Reads a form of at most [`super::form::MOST_BYTES`] with one file at most.
pub(crate) async fn read_upload(
    body: Body,
    boundary: &str,
    path: &str,
    secret: &str,
) -> Result<(Form, Upload), Failure> {
    let broken = |_| Failure::status(StatusCode::BAD_REQUEST);
    // Read whole first: the limit holds for everything together.
    let bytes = read_body(body).await?;
    let mut parts = multer::Multipart::new(Body::from(bytes).into_data_stream(), boundary);
    let mut fields = Vec::new();
    let mut file = Upload::default();
    while let Some(part) = parts.next_field().await.map_err(broken)? {
        let name = part.name().unwrap_or_default().to_owned();
        let is_file = part.file_name().is_some();
        let content = part.bytes().await.map_err(broken)?;
        if is_file {
            if !file.0.is_empty() {
                return Err(Failure::status(StatusCode::BAD_REQUEST));
            }
            file.0 = content.to_vec();
        } else {
            fields.push((name, String::from_utf8_lossy(&content).into_owned()));
        }
    }
    // Through the same reader as every form, so that the same ugly characters are named.
    let mut plain = form_urlencoded::Serializer::new(String::new());
    plain.extend_pairs(fields);
    let form = form_of(plain.finish().as_bytes(), path, secret)?;
    Ok((form, file))
}

impl<S: Sync> FromRequestParts<S> for Upload {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        let file = parts.extensions.remove::<Self>();
        file.ok_or_else(|| Problem::internal("the request was not read for a file").into())
    }
}
