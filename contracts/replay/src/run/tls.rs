//! Why no secure connection came about, as far as that is known: what would help is another thing each time.

use rustls::{AlertDescription, Error};

/// What kept two sides from trusting each other.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TlsError {
    #[error("the certificate of the backend is not trusted: {0}")]
    Untrusted(String),
    #[error("the backend refuses the certificate of the client, or misses one: {0}")]
    Refused(String),
    #[error("the backend does not speak TLS at this port")]
    Plain,
}

impl TlsError {
    /// What an error says of TLS, if it is about that.
    pub(super) fn of(error: &(dyn std::error::Error + 'static)) -> Option<Self> {
        let mut cause = Some(error);
        while let Some(deeper) = cause {
            let mut inner = deeper;
            // Errors of input and output hide what they were made of.
            while let Some(made_of) = inner.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref) {
                inner = made_of;
            }
            if let Some(error) = inner.downcast_ref::<Error>() {
                return Self::read(error);
            }
            cause = deeper.source();
        }
        None
    }

    fn read(error: &Error) -> Option<Self> {
        match error {
            Error::InvalidCertificate(reason) => Some(Self::Untrusted(reason.to_string())),
            Error::AlertReceived(
                alert @ (AlertDescription::CertificateRequired
                | AlertDescription::BadCertificate
                | AlertDescription::UnsupportedCertificate
                | AlertDescription::CertificateRevoked
                | AlertDescription::CertificateExpired
                | AlertDescription::CertificateUnknown
                | AlertDescription::UnknownCA
                | AlertDescription::AccessDenied
                | AlertDescription::DecryptError
                | AlertDescription::HandshakeFailure),
            ) => Some(Self::Refused(format!("it says {alert:?}"))),
            Error::InvalidMessage(rustls::InvalidMessage::InvalidContentType) => Some(Self::Plain),
            _ => None,
        }
    }

    pub(super) const fn help(&self) -> &'static str {
        match self {
            Self::Untrusted(_) => {
                "trust who signed it with --ca, and ask by the name that it is for; --insecure trusts anybody"
            }
            Self::Refused(_) => "show a certificate that the backend takes with --client-cert",
            Self::Plain => "begin the address with http://, or give the port of TLS",
        }
    }
}
