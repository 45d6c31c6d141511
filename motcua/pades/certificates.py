"""Building the certificates and revocation lists of the test authority (X.509, RFC 5280)."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

#: RSA, because the CMS code of Debian 12's NSS (used by pdfsig) and the tokens in the field verify nothing else surely.
KEY_BITS = 2048
#: A new certificate is good a little before it is made: the clocks of two machines are never equal.
CLOCK_SKEW = timedelta(hours=1)


@dataclass(frozen=True)
class Pair:
    """A certificate and its private key."""

    certificate: x509.Certificate
    key: rsa.RSAPrivateKey


def new_key() -> rsa.RSAPrivateKey:
    """Return a fresh RSA key of ``KEY_BITS``."""
    return rsa.generate_private_key(public_exponent=65537, key_size=KEY_BITS)


def name(**parts: str) -> x509.Name:
    """Build a subject: ``common_name``, ``organisation``, ``unit``, ``title``, ``identity``, ``code``, ``email``.

    Empty parts are left out. The country is always VN. X.509 allows 64 characters in most of them, so longer
    names are cut there; the full name of an agency belongs on the document, not in its certificate.
    """
    attributes = [x509.NameAttribute(NameOID.COUNTRY_NAME, "VN")]
    attributes += [_attribute(_OIDS[part], value) for part, value in parts.items() if value]
    return x509.Name(attributes)


_OIDS = {
    "organisation": NameOID.ORGANIZATION_NAME,
    "unit": NameOID.ORGANIZATIONAL_UNIT_NAME,
    "common_name": NameOID.COMMON_NAME,
    "title": NameOID.TITLE,
    "identity": NameOID.SERIAL_NUMBER,
    "code": NameOID.ORGANIZATION_IDENTIFIER,
    "email": NameOID.EMAIL_ADDRESS,
}


def _attribute(oid: x509.ObjectIdentifier, value: str) -> x509.NameAttribute[str]:
    """X.520 allows 64 characters; the library counts bytes, which would cut Vietnamese names short."""
    with _long_names_allowed():
        return x509.NameAttribute(oid, value[:64], _validate=False)


@contextmanager
def _long_names_allowed() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Attribute's length must be")
        yield


def describe(pem: bytes) -> tuple[str, str]:
    """Subject and issuer of a certificate as RFC 4514 text."""
    with _long_names_allowed():
        certificate = x509.load_pem_x509_certificate(pem)
        return certificate.subject.rfc4514_string(), certificate.issuer.rfc4514_string()


def root_certificate(subject: x509.Name, *, at: datetime, years: int) -> Pair:
    """Make a self-signed root that may have one level of authority under it."""
    key = new_key()
    builder = _builder(subject, subject, key.public_key(), at, years)
    builder = _as_authority(builder, path_length=1)
    return Pair(builder.sign(key, SHA256()), key)


def issuing_certificate(subject: x509.Name, parent: Pair, *, at: datetime, years: int) -> Pair:
    """Make the authority that signs the certificates of people and agencies."""
    key = new_key()
    builder = _as_authority(_child(subject, parent, key, at, years), path_length=0)
    return Pair(builder.sign(parent.key, SHA256()), key)


def timestamp_certificate(subject: x509.Name, parent: Pair, *, at: datetime, years: int) -> Pair:
    """Make a time-stamp unit: critical ``timeStamping`` as its only extended use (RFC 3161, 2.3)."""
    key = new_key()
    builder = _child(subject, parent, key, at, years)
    builder = builder.add_extension(_usage(signing=True), critical=True)
    builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    return Pair(builder.sign(parent.key, SHA256()), key)


def signer_certificate(subject: x509.Name, parent: Pair, *, at: datetime, years: int, email: str) -> Pair:
    """Make the certificate of a person or an agency: signing and non-repudiation, nothing else."""
    key = new_key()
    builder = _child(subject, parent, key, at, years)
    builder = builder.add_extension(_usage(signing=True, non_repudiation=True), critical=True)
    builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False)
    if email:
        builder = builder.add_extension(x509.SubjectAlternativeName([x509.RFC822Name(email)]), critical=False)
    return Pair(builder.sign(parent.key, SHA256()), key)


def revocation_list(
    issuer: Pair, revoked: dict[int, datetime], *, number: int, at: datetime, valid: timedelta
) -> x509.CertificateRevocationList:
    """Make the issuer's list of revoked serials, each with the instant it was revoked."""
    builder = x509.CertificateRevocationListBuilder().issuer_name(issuer.certificate.subject)
    builder = builder.last_update(at).next_update(at + valid)
    builder = builder.add_extension(x509.CRLNumber(number), critical=False)
    builder = builder.add_extension(_authority_id(issuer), critical=False)
    for serial, moment in sorted(revoked.items()):
        entry = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(moment)
        builder = builder.add_revoked_certificate(entry.build())
    return builder.sign(issuer.key, SHA256())


def _builder(
    subject: x509.Name, issuer: x509.Name, key: rsa.RSAPublicKey, at: datetime, years: int
) -> x509.CertificateBuilder:
    start = at.replace(microsecond=0) - CLOCK_SKEW
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=365 * years))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def _child(
    subject: x509.Name, parent: Pair, key: rsa.RSAPrivateKey, at: datetime, years: int
) -> x509.CertificateBuilder:
    builder = _builder(subject, parent.certificate.subject, key.public_key(), at, years)
    return builder.add_extension(_authority_id(parent), critical=False)


def _as_authority(builder: x509.CertificateBuilder, *, path_length: int) -> x509.CertificateBuilder:
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=path_length), critical=True)
    return builder.add_extension(_usage(certificates=True), critical=True)


def _authority_id(parent: Pair) -> x509.AuthorityKeyIdentifier:
    own = parent.certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    return x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(own)


def _usage(*, signing: bool = False, non_repudiation: bool = False, certificates: bool = False) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=signing,
        content_commitment=non_repudiation,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=certificates,
        crl_sign=certificates,
        encipher_only=False,
        decipher_only=False,
    )
