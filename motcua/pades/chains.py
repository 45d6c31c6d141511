"""Asking pyHanko's validator about one certificate: chain, validity and revocation, from what is at hand only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import crl as asn1_crl
from asn1crypto import x509
from pyhanko.keys import load_certs_from_pemder_data
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.errors import PathError, RevokedError, ValidationError

from motcua.pades.policy import Revocation
from motcua.pades.trust import Trust

#: More certificates or lists than any honest file carries; path building grows fast with them.
MOST = 64


class TooMuchEvidence(ValueError):
    """The file carries more certificates or revocation lists than anyone needs."""


@dataclass(frozen=True)
class Material:
    """Certificates and revocation lists at hand: ours and those found inside the file, together."""

    roots: tuple[x509.Certificate, ...]
    certificates: tuple[x509.Certificate, ...]
    crls: tuple[asn1_crl.CertificateList, ...]

    def context(self, moment: datetime, *, revocation: bool) -> ValidationContext:
        """A validation context at ``moment``; with ``revocation`` every certificate must be covered by a list."""
        return ValidationContext(
            trust_roots=list(self.roots),
            other_certs=list(self.certificates),
            crls=list(self.crls) if revocation else [],
            moment=moment,
            revocation_mode="require" if revocation else "soft-fail",
            retroactive_revinfo=True,
            allow_fetching=False,
        )


def gather(
    trust: Trust, embedded: Iterable[x509.Certificate], embedded_crls: Iterable[asn1_crl.CertificateList]
) -> Material:
    """Put our trust and the file's evidence side by side. Raises ``TooMuchEvidence``."""
    found, lists = tuple(embedded), tuple(embedded_crls)
    if len(found) > MOST or len(lists) > MOST:
        raise TooMuchEvidence
    ours = tuple(asn1_crl.CertificateList.load(data) for data in trust.crls)
    return Material(
        roots=certificates(trust.roots),
        certificates=(*certificates(trust.intermediates), *found),
        crls=(*ours, *lists),
    )


async def revocation(
    certificate: x509.Certificate, material: Material, moment: datetime
) -> tuple[Revocation, datetime | None]:
    """State of ``certificate`` and its authorities at ``moment``, and when it was revoked.

    The validator reads every list it has, ours and the file's: one that knows of a revocation is enough, so an
    old list in the file hides nothing.
    """
    if not material.crls:
        return Revocation.UNKNOWN, None
    validator = CertificateValidator(certificate, validation_context=material.context(moment, revocation=True))
    try:
        await validator.async_validate_path()
    except RevokedError as error:
        return Revocation.REVOKED, error.revocation_dt
    except (PathError, ValidationError):
        return Revocation.UNKNOWN, None
    return Revocation.GOOD, None


def certificates(bundles: tuple[bytes, ...]) -> tuple[x509.Certificate, ...]:
    """Read certificates, PEM or DER."""
    return tuple(certificate for bundle in bundles for certificate in load_certs_from_pemder_data(bundle))
