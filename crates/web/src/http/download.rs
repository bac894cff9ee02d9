//! An answer that is a file.

use axum::http::HeaderValue;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse;
use base::Problem;

use super::Answer;

/// What the browser does with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Disposition {
    /// Shows it, if it can.
    Inline,
    /// Keeps it.
    Attachment,
}

/// A file. Its name lands in the download folder and its history: numbers and days only, never a person.
///
/// # Errors
/// When the name is not plain ASCII, which would be a defect.
pub fn download(bytes: Vec<u8>, media_type: &'static str, how: Disposition, name: &str) -> Answer {
    let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
    if !plain {
        return Err(Problem::internal("the name of a download is not plain").into());
    }
    let how = match how {
        Disposition::Inline => "inline",
        Disposition::Attachment => "attachment",
    };
    let disposition = HeaderValue::from_str(&format!("{how}; filename=\"{name}\""));
    let disposition = disposition.map_err(Problem::internal)?;
    let headers =
        [(CONTENT_TYPE, HeaderValue::from_static(media_type)), (CONTENT_DISPOSITION, disposition)];
    Ok((headers, bytes).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_could_be_more_than_a_number_is_refused() {
        assert!(download(Vec::new(), "text/csv", Disposition::Inline, "plan-12.pdf").is_ok());
        for name in ["Tesfay Selam.pdf", "a\"; filename=\"b", "a\r\nSet-Cookie: x", "ü.pdf"] {
            assert!(
                download(Vec::new(), "text/csv", Disposition::Inline, name).is_err(),
                "{name:?}"
            );
        }
    }
}
