"""Who a certificate speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from asn1crypto import x509


class SignerKind(StrEnum):
    """Decree 30/2020, Article 5 wants both: the competent person's signature and the agency's."""

    PERSON = "person"
    AGENCY = "agency"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Signer:
    """A certificate in words; ``serial`` hexadecimal."""

    name: str = ""
    title: str = ""
    organisation: str = ""
    issuer: str = ""
    serial: str = ""
    kind: SignerKind = SignerKind.UNKNOWN


def read(certificate: x509.Certificate) -> Signer:
    """Read subject and issuer. A person has a title or an identity number; an agency has neither."""
    subject = certificate.subject
    title, identity = _part(subject, "title"), _part(subject, "serial_number")
    name = _part(subject, "common_name") or subject.human_friendly
    return Signer(
        name=name,
        title=title,
        organisation=_part(subject, "organization_name"),
        issuer=_part(certificate.issuer, "common_name") or certificate.issuer.human_friendly,
        serial=f"{certificate.serial_number:x}",
        kind=_kind(title or identity, _part(subject, "organization_identifier"), name, subject),
    )


def _kind(personal: str, organisation_code: str, name: str, subject: x509.Name) -> SignerKind:
    if organisation_code or (not personal and name == _part(subject, "organization_name")):
        return SignerKind.AGENCY
    return SignerKind.PERSON if personal else SignerKind.UNKNOWN


def _part(name: x509.Name, kind: str) -> str:
    """The last value of one kind of name part, ``""`` without it."""
    value = name.native.get(kind, "")
    if isinstance(value, list):
        value = value[-1]
    return str(value)
