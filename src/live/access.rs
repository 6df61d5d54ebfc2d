//! Who may see a report while it is written: whoever has the address with the token in it, on
//! this computer. Takes what a request says of itself, gives what it asks for, or refuses.

/// The only address that is listened on.
const HOST: &str = "127.0.0.1";

/// The other name of the same address.
const NAME: &str = "localhost";

/// By what the author's browser is known.
pub struct Access {
    token: String,
    port: u16,
}

/// What a request says of itself.
#[derive(Clone, Copy, Debug)]
pub struct Knock<'k> {
    /// The path that is asked for, as it was sent.
    pub path: &'k str,
    /// The `Host` header.
    pub host: Option<&'k str>,
    /// The `Origin` header, which browsers send where a page asks for something.
    pub origin: Option<&'k str>,
}

/// Why nobody is let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAdmitted {
    /// It asks another host, or a page from elsewhere asks: a page that somebody is reading
    /// may have been made to believe that this computer is its own server.
    Stranger,
    /// It has not the token.
    Unknown,
}

impl Access {
    /// Access by a token of these random bytes, at a port.
    #[must_use]
    pub fn new(bytes: [u8; 16], port: u16) -> Self {
        let token = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        Self { token, port }
    }

    /// The address of everything that is shown.
    #[must_use]
    pub fn address(&self) -> String {
        format!("http://{HOST}:{}/{}/", self.port, self.token)
    }

    /// The address of a report.
    #[must_use]
    pub fn address_of(&self, report: &str) -> String {
        format!("{}{}/", self.address(), path_segment(report))
    }

    /// Lets somebody in; gives what is asked for, below the address.
    ///
    /// # Errors
    ///
    /// If it is somebody else.
    pub fn admit<'k>(&self, knock: Knock<'k>) -> Result<&'k str, NotAdmitted> {
        let is_here = |host: &str| {
            [HOST, NAME].iter().any(|name| host == format!("{name}:{}", self.port))
        };
        if !knock.host.is_some_and(is_here) {
            return Err(NotAdmitted::Stranger);
        }
        let from_here =
            |origin: &str| origin.strip_prefix("http://").is_some_and(is_here);
        if !knock.origin.is_none_or(from_here) {
            return Err(NotAdmitted::Stranger);
        }
        let path = knock.path.strip_prefix('/').ok_or(NotAdmitted::Unknown)?;
        let (token, rest) = path.split_once('/').ok_or(NotAdmitted::Unknown)?;
        if self.is_token(token) { Ok(rest) } else { Err(NotAdmitted::Unknown) }
    }

    /// Whether this is the token; it takes as long wherever they begin to differ.
    fn is_token(&self, said: &str) -> bool {
        let pairs = self.token.bytes().zip(said.bytes());
        let differ = pairs.fold(0, |differ, (own, said)| differ | (own ^ said));
        said.len() == self.token.len() && differ == 0
    }
}

/// A name as a part of an address: what has a meaning there is written as `%` and its bytes in
/// hexadecimal digits (RFC 3986, 2.1).
#[must_use]
pub fn path_segment(name: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_~".contains(&byte);
    name.bytes().fold(String::new(), |mut segment, byte| {
        match plain(byte) {
            true => segment.push(char::from(byte)),
            false => segment.push_str(&format!("%{byte:02X}")),
        }
        segment
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_part_of_an_address() {
        assert_eq!(path_segment("rapport-2017_a"), "rapport-2017_a");
        assert_eq!(path_segment("../å b?"), "%2E%2E%2F%C3%A5%20b%3F");
        let access = Access::new([0; 16], 4711);
        let token = "0".repeat(32);
        let address = format!("http://127.0.0.1:4711/{token}/h%C3%A4lsa/");
        assert_eq!(access.address_of("hälsa"), address);
    }

    const TOKEN: &str = "000102030405060708090a0b0c0d0e0f";

    fn admit<'k>(
        path: &'k str,
        host: &'k str,
        origin: Option<&'k str>,
    ) -> Result<&'k str, NotAdmitted> {
        let bytes = std::array::from_fn(|at| u8::try_from(at).expect("a small number"));
        let access = Access::new(bytes, 4711);
        assert_eq!(access.address(), format!("http://127.0.0.1:4711/{TOKEN}/"));
        access.admit(Knock { path, host: Some(host), origin })
    }

    #[test]
    fn the_address_with_the_token_leads_in() {
        let page = format!("/{TOKEN}/");
        let changes = format!("/{TOKEN}/changes?since=7");
        assert_eq!(admit(&page, "127.0.0.1:4711", None), Ok(""));
        let origin = Some("http://localhost:4711");
        assert_eq!(admit(&changes, "localhost:4711", origin), Ok("changes?since=7"));
    }

    #[test]
    fn nobody_is_let_in_without_the_token() {
        let almost = format!("/{}0/", &TOKEN[..31]);
        let longer = format!("/{TOKEN}0/");
        let bare = format!("/{TOKEN}");
        for path in ["/", "", "//", "/x/", &almost, &longer, &bare, &TOKEN[..31]] {
            assert_eq!(
                admit(path, "127.0.0.1:4711", None),
                Err(NotAdmitted::Unknown),
                "{path}"
            );
        }
    }

    #[test]
    fn another_host_is_a_stranger_whatever_it_knows() {
        let page = format!("/{TOKEN}/");
        for host in
            ["example.org", "127.0.0.1", "127.0.0.1:80", "127.0.0.1:4711.example.org", ""]
        {
            assert_eq!(admit(&page, host, None), Err(NotAdmitted::Stranger), "{host}");
        }
        for origin in [
            "https://example.org",
            "null",
            "http://127.0.0.1:80",
            "https://127.0.0.1:4711",
        ] {
            let answer = admit(&page, "127.0.0.1:4711", Some(origin));
            assert_eq!(answer, Err(NotAdmitted::Stranger), "{origin}");
        }
        let nobody = Knock { path: &page, host: None, origin: None };
        assert_eq!(Access::new([0; 16], 4711).admit(nobody), Err(NotAdmitted::Stranger));
    }
}
