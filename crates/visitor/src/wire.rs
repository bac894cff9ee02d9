//! HTTP/1.1 as far as our own server speaks it.

use std::fmt::Write as _;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;

use crate::Answer;

/// Sends a request and reads the answer; says whether the connection can be used again.
pub(crate) fn exchange(
    connection: &mut BufReader<TcpStream>,
    request: &[u8],
) -> io::Result<(Answer, bool)> {
    connection.get_mut().write_all(request)?;
    read(connection)
}

fn read(from: &mut impl BufRead) -> io::Result<(Answer, bool)> {
    let first = line(from)?;
    let status = first.split(' ').nth(1).and_then(|word| word.parse().ok());
    let status = status.ok_or_else(|| broken("no status line"))?;
    let mut answer = Answer { status, ..Answer::default() };
    loop {
        let line = line(from)?;
        if line.is_empty() {
            break;
        }
        let (name, value) = line.split_once(':').ok_or_else(|| broken("no header"))?;
        answer.headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    let chunked = answer.header("transfer-encoding") == Some("chunked");
    let length = answer.header("content-length").and_then(|length| length.parse().ok());
    answer.body = match (chunked, length) {
        (true, _) => chunks(from)?,
        (false, Some(length)) => exactly(from, length)?,
        (false, None) if status == 304 || status == 204 => Vec::new(),
        (false, None) => {
            let mut rest = Vec::new();
            from.read_to_end(&mut rest)?;
            return Ok((Answer { body: rest, ..answer }, false));
        }
    };
    let keep = answer.header("connection") != Some("close");
    Ok((answer, keep))
}

fn chunks(from: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let size = line(from)?;
        let size = usize::from_str_radix(size.split(';').next().unwrap_or_default().trim(), 16)
            .map_err(|_| broken("no size of a chunk"))?;
        if size == 0 {
            // Trailers, which nobody sends, end with an empty line.
            while !line(from)?.is_empty() {}
            return Ok(body);
        }
        body.extend(exactly(from, size)?);
        line(from)?;
    }
}

fn exactly(from: &mut impl Read, length: usize) -> io::Result<Vec<u8>> {
    let mut bytes = vec![0; length];
    from.read_exact(&mut bytes)?;
    Ok(bytes)
}

fn line(from: &mut impl BufRead) -> io::Result<String> {
    let mut bytes = Vec::new();
    from.take(64 * 1024).read_until(b'\n', &mut bytes)?;
    if bytes.pop() != Some(b'\n') {
        return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the server hung up"));
    }
    if bytes.last() == Some(&b'\r') {
        bytes.pop();
    }
    String::from_utf8(bytes).map_err(|_| broken("a header is no text"))
}

fn broken(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}

/// `application/x-www-form-urlencoded`.
pub(crate) fn form<'a>(fields: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let mut text = String::new();
    for (name, value) in fields {
        if !text.is_empty() {
            text.push('&');
        }
        escape(name, &mut text);
        text.push('=');
        escape(value, &mut text);
    }
    text
}

fn escape(text: &str, into: &mut String) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            into.push(char::from(byte));
        } else {
            let _ = write!(into, "%{byte:02X}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_comes_whole_or_in_chunks() {
        let whole = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nSet-Cookie: a=b\r\n\r\nabcHTTP/1.1";
        let (answer, keep) = read(&mut whole.as_bytes()).unwrap();
        assert_eq!((answer.status, answer.body.as_slice(), keep), (200, &b"abc"[..], true));
        assert_eq!(answer.header("set-cookie"), Some("a=b"));
        let parts = "HTTP/1.1 422 x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n\
            4\r\nWiki\r\n5;x=y\r\npedia\r\n0\r\n\r\n";
        let (answer, keep) = read(&mut parts.as_bytes()).unwrap();
        assert_eq!((answer.status, answer.text().as_ref(), keep), (422, "Wikipedia", false));
    }

    #[test]
    fn a_killed_server_is_no_answer() {
        for cut in
            ["", "HTTP/1.1 200 OK\r\nContent-Le", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc"]
        {
            assert!(read(&mut cut.as_bytes()).is_err(), "{cut}");
        }
    }

    #[test]
    fn ugly_values_travel_escaped() {
        let pairs = [("geburtsort", "Homs & ü=%"), ("kinder[r1].x", "")];
        assert_eq!(
            form(pairs.into_iter()),
            "geburtsort=Homs%20%26%20%C3%BC%3D%25&kinder%5Br1%5D.x="
        );
    }
}
