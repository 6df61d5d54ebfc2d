//! Reads what a browser asks: the head of an HTTP request, as far as a live page needs it.
//! What is not plainly right is refused, not mended.

use super::access::Knock;

/// So many bytes the head of a request may have.
pub const LONGEST_HEAD: usize = 16 * 1024;

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HttpRequest<'r> {
    /// `GET` or `POST`, and whatever else there may be.
    pub method: &'r str,
    /// The path with what follows it, as it was sent.
    pub path: &'r str,
    /// The `Host` header.
    pub host: Option<&'r str>,
    /// The `Origin` header.
    pub origin: Option<&'r str>,
    /// How many bytes follow the head.
    pub length: usize,
}

/// That something is no request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadRequest;

impl<'r> HttpRequest<'r> {
    /// Reads the head of a request, up to the empty line (RFC 9112, 3 to 5).
    ///
    /// # Errors
    ///
    /// If it is none, or says one thing twice.
    pub fn read(head: &'r str) -> Result<Self, BadRequest> {
        let mut lines = head.split("\r\n");
        let mut words = lines.next().ok_or(BadRequest)?.split(' ');
        let (Some(method), Some(path), Some(version), None) =
            (words.next(), words.next(), words.next(), words.next())
        else {
            return Err(BadRequest);
        };
        let is_method =
            !method.is_empty() && method.bytes().all(|it| it.is_ascii_uppercase());
        let is_path =
            path.starts_with('/') && path.bytes().all(|it| it.is_ascii_graphic());
        if !is_method || !is_path || !matches!(version, "HTTP/1.1" | "HTTP/1.0") {
            return Err(BadRequest);
        }
        let mut request = Self { method, path, host: None, origin: None, length: 0 };
        let mut length = None;
        for line in lines.take_while(|line| !line.is_empty()) {
            let (name, value) = line.split_once(':').ok_or(BadRequest)?;
            let is_name = |it: u8| it.is_ascii_graphic() && it != b':';
            if name.is_empty() || !name.bytes().all(is_name) {
                return Err(BadRequest);
            }
            let value = value.trim_matches([' ', '\t']);
            let once = match name.to_ascii_lowercase().as_str() {
                "host" => request.host.replace(value).is_none(),
                "origin" => request.origin.replace(value).is_none(),
                "content-length" => length.replace(value).is_none(),
                // Nobody sends a line of a file in pieces.
                "transfer-encoding" => false,
                _ => true,
            };
            if !once {
                return Err(BadRequest);
            }
        }
        if let Some(length) = length {
            let is_number = length.bytes().all(|it| it.is_ascii_digit());
            let number = length.parse().ok().filter(|_| is_number);
            request.length = number.ok_or(BadRequest)?;
        }
        Ok(request)
    }

    /// What it says of itself.
    #[must_use]
    pub fn knock(&self) -> Knock<'r> {
        Knock { path: self.path, host: self.host, origin: self.origin }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_says_what_it_wants_and_from_where() {
        let head = "POST /x/open HTTP/1.1\r\nhost: 127.0.0.1:80\r\nAccept: */*\r\n\
                    ORIGIN:http://localhost:80 \r\nContent-Length: 12\r\n\r\n";
        let read = HttpRequest::read(head);
        assert_eq!(
            read,
            Ok(HttpRequest {
                method: "POST",
                path: "/x/open",
                host: Some("127.0.0.1:80"),
                origin: Some("http://localhost:80"),
                length: 12,
            })
        );
        let plain = HttpRequest::read("GET / HTTP/1.0\r\n\r\n").expect("a request");
        assert_eq!(plain.knock().host, None);
    }

    #[test]
    fn what_is_no_request_is_refused() {
        for head in [
            "",
            "\r\n",
            "GET",
            "GET /",
            "GET / HTTP/1.1 x",
            "get / HTTP/1.1",
            "GET x HTTP/1.1",
            "GET http://127.0.0.1/ HTTP/1.1",
            "GET / HTTP/2",
            "GET / HTTP/1.1\r\nHost",
            "GET / HTTP/1.1\r\nHo st: a",
            "GET / HTTP/1.1\r\n Host: a",
            "GET / HTTP/1.1\r\nHost: a\r\nHost: b",
            "GET / HTTP/1.1\r\nOrigin: a\r\norigin: a",
            "POST / HTTP/1.1\r\nContent-Length: -1",
            "POST / HTTP/1.1\r\nContent-Length: +1",
            "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2",
            "POST / HTTP/1.1\r\nTransfer-Encoding: chunked",
            "GET /\u{e5} HTTP/1.1",
        ] {
            assert_eq!(HttpRequest::read(head), Err(BadRequest), "{head:?}");
        }
    }
}
