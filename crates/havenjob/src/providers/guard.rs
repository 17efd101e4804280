//! The way out to an address that a person typed in: a model server of their own, a posting's page.
//!
//! Such an address may name our own network: a database on loopback, the cloud's metadata service, a router. So the
//! name is resolved here, every address it stands for is judged, and the client that is handed out connects to those
//! addresses and to no other: a name that changes between the check and the call changes nothing. Redirects are not
//! followed, or they would lead past the check; proxies of the environment are not asked, or they would resolve the
//! name again.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::{Client, Url, redirect};
use tokio::net::lookup_host;
use tokio::time::timeout;

/// How long a name may take to resolve.
const LOOKUP: Duration = Duration::from_secs(5);

/// How long to wait for what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Timeouts {
    /// For the name to resolve and the connection to stand.
    pub connect: Duration,
    /// From the request to the first byte of the answer. A model reads the whole prompt in this time.
    pub first_byte: Duration,
    /// Between two pieces of an answer that has begun. A model that thinks may be silent in between.
    pub between_chunks: Duration,
    /// For everything, tries and pauses between them included.
    pub total: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            first_byte: Duration::from_secs(120),
            between_chunks: Duration::from_secs(90),
            total: Duration::from_secs(300),
        }
    }
}

/// Why an address is not asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Refusal {
    /// No URL, or one without a host.
    #[error("this is no web address: write it like https://example.com/path")]
    NotAnAddress,
    /// Neither http nor https.
    #[error("only http and https addresses are asked")]
    Scheme,
    /// `user:password@` in it: it would end up in logs.
    #[error("leave name and password out of the address: a key has a field of its own")]
    Credentials,
    /// http, where only https is allowed.
    #[error(
        "{host} is asked over https only: plain http is for private addresses, which this instance does not allow"
    )]
    PlainHttp {
        /// The host in the address.
        host: String,
    },
    /// An address of a private network or of this machine.
    #[error("{host} is a private address, and this instance does not allow those")]
    Private {
        /// The host in the address.
        host: String,
    },
    /// An address that nobody means: metadata services, link-local, multicast, reserved.
    #[error("{host} is an address that is never asked")]
    Never {
        /// The host in the address.
        host: String,
    },
    /// The name does not resolve, or not in time.
    #[error("{host} cannot be found: check the spelling")]
    Unknown {
        /// The host in the address.
        host: String,
    },
}

/// An address that was judged, and the sockets it stands for.
#[derive(Debug, Clone)]
pub(crate) struct Checked {
    /// The address, as it is to be asked.
    pub url: Url,
    /// Where its host is: every one of them judged, at least one.
    pub addrs: Vec<SocketAddr>,
}

/// Judges an address. One host that stands for a good and a bad address is bad: which one is asked would be luck.
///
/// `allow_private` lets loopback, private networks, carrier-grade NAT (where Tailscale lives) and plain http pass.
/// Metadata services, link-local, multicast and reserved addresses stay closed.
///
/// # Errors
/// A [`Refusal`] that says what is wrong. It names the host, nothing else of the address.
pub(crate) async fn fetchable(url: &str, allow_private: bool) -> Result<Checked, Refusal> {
    let url = Url::parse(url.trim()).map_err(|_| Refusal::NotAnAddress)?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(Refusal::Scheme);
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Refusal::Credentials);
    }
    let (Some(host), Some(port)) = (url.host_str(), url.port_or_known_default()) else {
        return Err(Refusal::NotAnAddress);
    };
    let host = host.trim_matches(['[', ']']).to_owned();
    if url.scheme() == "http" && !allow_private {
        return Err(Refusal::PlainHttp { host });
    }
    let addrs: Vec<SocketAddr> = match host.parse::<IpAddr>() {
        Ok(ip) => vec![SocketAddr::new(ip, port)],
        // A name that does not resolve, or not in time, stands for no address.
        Err(_) => match timeout(LOOKUP, lookup_host((host.as_str(), port))).await {
            Ok(Ok(addrs)) => addrs.collect(),
            Ok(Err(_)) | Err(_) => Vec::new(),
        },
    };
    match worst(&addrs) {
        None => Err(Refusal::Unknown { host }),
        Some(Reach::Never) => Err(Refusal::Never { host }),
        Some(Reach::Private) if !allow_private => Err(Refusal::Private { host }),
        Some(Reach::Private | Reach::Public) => Ok(Checked { url, addrs }),
    }
}

/// A client that knows no host but the one that was checked. Use it for [`Checked::url`] and paths below it.
///
/// # Errors
/// When the machine's certificates cannot be read.
pub(crate) fn client_for(checked: &Checked, timeouts: &Timeouts) -> reqwest::Result<Client> {
    Client::builder()
        .user_agent(concat!("HavenJob/", env!("CARGO_PKG_VERSION")))
        .dns_resolver(Arc::new(Pinned(checked.addrs.clone())))
        .redirect(redirect::Policy::none())
        .no_proxy()
        .referer(false)
        .https_only(checked.url.scheme() == "https")
        .connect_timeout(timeouts.connect)
        .timeout(timeouts.total)
        .build()
}

/// Answers every name with the addresses that were checked: what was not checked cannot be reached by name.
struct Pinned(Vec<SocketAddr>);

impl Resolve for Pinned {
    fn resolve(&self, _name: Name) -> Resolving {
        let addrs: Addrs = Box::new(self.0.clone().into_iter());
        Box::pin(std::future::ready(Ok(addrs)))
    }
}

/// Where an address leads, the worst last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Reach {
    Public,
    Private,
    Never,
}

fn worst(addrs: &[SocketAddr]) -> Option<Reach> {
    addrs.iter().map(|addr| reach(addr.ip())).max()
}

fn reach(ip: IpAddr) -> Reach {
    match ip {
        IpAddr::V4(ip) => reach_v4(ip),
        IpAddr::V6(ip) => reach_v6(ip),
    }
}

/// After the special-purpose registry of IANA (RFC 6890 and its updates) and the clouds' metadata addresses.
fn reach_v4(ip: Ipv4Addr) -> Reach {
    match ip.octets() {
        // Alibaba's metadata inside carrier-grade NAT; Azure's wire server, public by its looks.
        [100, 100, 100, 200] | [168, 63, 129, 16] => Reach::Never,
        [10 | 127, ..] | [192, 168, ..] => Reach::Private,
        [172, b, ..] if (16..32).contains(&b) => Reach::Private,
        [100, b, ..] if (64..128).contains(&b) => Reach::Private,
        [0, ..] | [169, 254, ..] | [192, 0, 0 | 2, _] | [192, 88, 99, _] => Reach::Never,
        [198, 18 | 19, ..] | [198, 51, 100, _] | [203, 0, 113, _] | [224..=255, ..] => Reach::Never,
        _ => Reach::Public,
    }
}

/// Only global unicast is public; what carries an IPv4 address is judged by that.
fn reach_v6(ip: Ipv6Addr) -> Reach {
    let [a, b, c, d, e, f, g, h] = ip.segments();
    let v4 = || Ipv4Addr::from((u32::from(g) << 16) | u32::from(h));
    match (a, b, c, d, e, f) {
        _ if ip == Ipv6Addr::LOCALHOST => Reach::Private,
        (0, 0, 0, 0, 0, 0xffff) | (0x64, 0xff9b, 0, 0, 0, 0) => reach_v4(v4()),
        // Metadata of AWS and of Google, inside the private range.
        (0xfd00, 0xec2, 0, 0, 0, 0) if (g, h) == (0, 0x254) => Reach::Never,
        (0xfd20, 0xce, 0, 0, 0, 0) if (g, h) == (0, 0x254) => Reach::Never,
        _ if a & 0xfe00 == 0xfc00 => Reach::Private,
        // Protocol assignments with Teredo, documentation, 6to4.
        (0x2001, ..0x200, ..) | (0x2001, 0xdb8, ..) | (0x2002, ..) => Reach::Never,
        (0x3fff, ..0x1000, ..) => Reach::Never,
        _ if a & 0xe000 == 0x2000 => Reach::Public,
        _ => Reach::Never,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_has_its_reach() {
        let table: &[(Reach, &[&str])] = &[
            (Reach::Public, &["1.1.1.1", "8.8.8.8", "172.15.0.1", "172.32.0.1", "100.63.0.1", "100.128.0.1"]),
            (Reach::Public, &["2606:4700::1111", "2a00:1450:4001::5", "::ffff:8.8.8.8", "64:ff9b::808:808"]),
            (Reach::Private, &["127.0.0.1", "127.9.9.9", "10.0.0.1", "172.16.0.1", "172.31.255.255"]),
            (Reach::Private, &["192.168.1.1", "100.64.0.1", "100.127.255.255", "::1", "fd12::1", "fc00::1"]),
            (Reach::Private, &["::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1"]),
            (
                Reach::Never,
                &["0.0.0.0", "169.254.169.254", "169.254.1.1", "100.100.100.200", "168.63.129.16"],
            ),
            (Reach::Never, &["224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255", "192.0.0.192"]),
            (Reach::Never, &["192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.9", "192.88.99.1"]),
            (
                Reach::Never,
                &["::", "fe80::1", "ff02::1", "fec0::1", "fd00:ec2::254", "fd20:ce::254", "100::1"],
            ),
            (Reach::Never, &["2001::1", "2001:db8::1", "2002:7f00:1::", "3fff::1", "::ffff:169.254.169.254"]),
            (Reach::Never, &["::7f00:1", "64:ff9b:1::1"]),
        ];
        for (expected, ips) in table {
            for ip in *ips {
                assert_eq!(reach(ip.parse().unwrap()), *expected, "{ip}");
            }
        }
    }

    #[test]
    fn a_host_is_as_bad_as_its_worst_address() {
        let worst = |ips: &[&str]| {
            let addrs: Vec<SocketAddr> =
                ips.iter().map(|ip| SocketAddr::new(ip.parse().unwrap(), 443)).collect();
            worst(&addrs)
        };
        assert_eq!(worst(&["1.1.1.1", "10.0.0.1", "2606:4700::1111"]), Some(Reach::Private));
        assert_eq!(worst(&["169.254.169.254", "1.1.1.1", "10.0.0.1"]), Some(Reach::Never));
        assert_eq!((worst(&["1.1.1.1"]), worst(&[])), (Some(Reach::Public), None));
    }

    async fn refused(url: &str, allow_private: bool) -> Refusal {
        fetchable(url, allow_private).await.expect_err(url)
    }

    #[tokio::test]
    async fn what_is_typed_in_is_judged() {
        let host = |h: &str| h.to_owned();
        for url in ["", "example.com", "https://", "/v1"] {
            assert_eq!(refused(url, true).await, Refusal::NotAnAddress, "{url}");
        }
        for url in ["file:///etc/passwd", "gopher://x/1", "ftp://x/", "data:,x"] {
            assert_eq!(refused(url, true).await, Refusal::Scheme, "{url}");
        }
        assert_eq!(refused("https://sk-secret@example.com", true).await, Refusal::Credentials);
        assert_eq!(refused("https://me:pw@1.1.1.1", true).await, Refusal::Credentials);
        assert_eq!(refused("http://1.1.1.1/", false).await, Refusal::PlainHttp { host: host("1.1.1.1") });
        // The ways to write 127.0.0.1.
        for url in [
            "https://127.0.0.1",
            "https://2130706433",
            "https://0x7f.1",
            "https://0177.0.0.1",
            "https://127.1",
        ] {
            assert_eq!(refused(url, false).await, Refusal::Private { host: host("127.0.0.1") }, "{url}");
        }
        assert_eq!(refused("https://[::1]:8443/", false).await, Refusal::Private { host: host("::1") });
        assert_eq!(refused("https://localhost/", false).await, Refusal::Private { host: host("localhost") });
        for url in
            ["http://169.254.169.254/latest", "http://[fe80::1]/", "http://0.0.0.0:80", "http://224.0.0.1"]
        {
            assert!(matches!(refused(url, true).await, Refusal::Never { .. }), "{url}");
        }
        let unknown = refused("https://no-such-host.invalid/", false).await;
        assert_eq!(unknown, Refusal::Unknown { host: host("no-such-host.invalid") });
    }

    #[tokio::test]
    async fn private_passes_where_it_is_allowed() {
        let checked = fetchable("http://localhost:8080/v1", true).await.unwrap();
        assert!(!checked.addrs.is_empty());
        assert!(checked.addrs.iter().all(|a| a.port() == 8080 && a.ip().is_loopback()));
        assert!(fetchable("https://1.1.1.1/", false).await.is_ok());
    }

    #[tokio::test]
    async fn the_client_reaches_the_checked_address_only_and_follows_nothing() {
        use wiremock::{Mock, MockServer, ResponseTemplate, matchers::any};
        let server = MockServer::start().await;
        let away = ResponseTemplate::new(302).insert_header("location", "http://169.254.169.254/");
        Mock::given(any()).respond_with(away).mount(&server).await;
        // A name that no resolver knows arrives at the pinned address: nothing else is asked.
        let url = Url::parse(&format!("http://pinned.invalid:{}/", server.address().port())).unwrap();
        let checked = Checked { url: url.clone(), addrs: vec![*server.address()] };
        let client = client_for(&checked, &Timeouts::default()).unwrap();
        assert_eq!(client.get(url).send().await.unwrap().status(), 302);
    }
}
