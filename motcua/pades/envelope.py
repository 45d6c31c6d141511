"""The parts of a CMS signature that nothing signs: versions, algorithm lists, extra certificates, unsigned attributes.

A validator may ignore them and still be right about the signature. But a byte changed there is a byte changed in the
file, and a page that calls such a file valid would be asked why; so they are held against the standard (RFC 5652).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from asn1crypto import cms
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from pyhanko.sign.general import extract_signer_info
from pyhanko.sign.validation.generic_cms import extract_tst_data_iter

from motcua.pades.policy import Envelope

#: Attributes a signature may carry unsigned; pyHanko's names, RFC 3161 and ETSI EN 319 122-1.
UNSIGNED_ATTRIBUTES = {
    "signature_time_stamp_token",
    "counter_signature",
    "pdf_mac_data",
    "certificate_values",
    "revocation_values",
    "complete_certificate_references",
    "complete_revocation_references",
    "archive_time_stamp_v3",
}


def assess(signed_data: cms.SignedData, known: Iterable[asn1_x509.Certificate]) -> Envelope:
    """Assess a signature and the time stamps in it; ``known`` certificates may vouch for the extra ones.

    Raises whatever asn1crypto raises on structures that are none.
    """
    known = tuple(known)
    found = {_certificates(data, known) for data in _all(signed_data)}
    if Envelope.DAMAGED in found:
        return Envelope.DAMAGED
    in_order = all(_in_order(data) for data in _all(signed_data)) and _attributes_known(signed_data)
    return Envelope.STRANGE if Envelope.STRANGE in found or not in_order else Envelope.CLEAN


def _all(signed_data: cms.SignedData) -> Iterator[cms.SignedData]:
    yield signed_data
    yield from extract_tst_data_iter(extract_signer_info(signed_data), signed=False)


def _in_order(signed_data: cms.SignedData) -> bool:
    signer = extract_signer_info(signed_data)
    digest = signer["digest_algorithm"]
    lists = [*signed_data["digest_algorithms"], digest]
    by_name = signer["sid"].name == "issuer_and_serial_number"
    return (
        signer["version"].native == ("v1" if by_name else "v3")
        and bool(_named(signed_data)) == by_name
        and signed_data["version"].native == _version(signed_data, signer)
        and {algorithm["algorithm"].native for algorithm in lists} == {digest["algorithm"].native}
        and all(algorithm["parameters"].native is None for algorithm in lists)
    )


def _version(signed_data: cms.SignedData, signer: cms.SignerInfo) -> str:
    """RFC 5652, 5.1, for signatures with certificates only."""
    plain = signed_data["encap_content_info"]["content_type"].native == "data" and signer["version"].native == "v1"
    return "v1" if plain else "v3"


def _attributes_known(signed_data: cms.SignedData) -> bool:
    attributes = extract_signer_info(signed_data)["unsigned_attrs"]
    return not attributes or {attribute["type"].native for attribute in attributes} <= UNSIGNED_ATTRIBUTES


def _certificates(signed_data: cms.SignedData, known: tuple[asn1_x509.Certificate, ...]) -> Envelope:
    """The signer's own certificate is bound by the signature; each other must be signed by one we can see."""
    carried = [choice.chosen for choice in signed_data["certificates"]]
    own = _named(signed_data)
    states = {_vouched(one, [*carried, *known]) for one in carried if one.dump() not in own}
    return max(states, default=Envelope.CLEAN, key=list(Envelope).index)


def _vouched(certificate: asn1_x509.Certificate, around: list[asn1_x509.Certificate]) -> Envelope:
    """Authorities keep their name when they change the key, so the key identifier says which one signed."""
    wanted = _issuer_key_id(certificate)
    issuers = [
        one for one in around if one.subject.dump() == certificate.issuer.dump() and one.key_identifier == wanted
    ]
    if not issuers:
        return Envelope.STRANGE
    return Envelope.CLEAN if any(_signed_by(certificate, issuer) for issuer in issuers) else Envelope.DAMAGED


def _issuer_key_id(certificate: asn1_x509.Certificate) -> bytes | None:
    """The key that signed; a root names its own, if any."""
    named: bytes | None = certificate.authority_key_identifier
    if named is None and certificate.issuer.dump() == certificate.subject.dump():
        named = certificate.key_identifier
    return named


def _signed_by(certificate: asn1_x509.Certificate, issuer: asn1_x509.Certificate) -> bool:
    child, parent = (x509.load_der_x509_certificate(one.dump()) for one in (certificate, issuer))
    try:
        child.verify_directly_issued_by(parent)
    except (InvalidSignature, ValueError, TypeError):
        return False
    return True


def _named(signed_data: cms.SignedData) -> set[bytes]:
    """The certificate the signature names as its own, to the byte; none when it names a key instead."""
    signer_id = extract_signer_info(signed_data)["sid"].chosen
    if not isinstance(signer_id, cms.IssuerAndSerialNumber):
        return set()
    name, serial = signer_id["issuer"].dump(), signer_id["serial_number"].native
    certificates = [choice.chosen for choice in signed_data["certificates"]]
    return {one.dump() for one in certificates if one.serial_number == serial and one.issuer.dump() == name}
