"""Finding keys to sign with, and verifying signed papers."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max, QuerySet

from motcua.kernel.refusals import Refused
from motcua.organisation.models import Agency, Officer
from motcua.pades.authority import is_complete
from motcua.pades.keys import OpenKey, open_pkcs12
from motcua.pades.keys import WrongPin as WrongPin
from motcua.pades.trust import Evidence, Trust
from motcua.pades.validation import Report, validate
from motcua.signatures.authority import folder, test_authority
from motcua.signatures.models import Certificate, TrustAnchor

PERSON, SEAL, SYSTEM = Certificate.Purpose.PERSON, Certificate.Purpose.SEAL, Certificate.Purpose.SYSTEM


@dataclass(frozen=True)
class Signer:
    """An open key with what goes into its signature."""

    key: OpenKey
    serial: str
    evidence: Evidence


def personal_signer(officer: Officer, pin: str, *, at: datetime) -> Signer:
    """The officer's key opened with their PIN. Raises Refused without a valid certificate or with a wrong PIN."""
    certificate = _valid(Certificate.Purpose.PERSON, at).filter(officer=officer).first()
    if certificate is None:
        raise Refused(f"{officer.full_name} chưa có chứng thư số cá nhân còn hiệu lực nên chưa thể ký số.")
    return _open(certificate, pin, at)


def seal_signer(agency: Agency, pin: str, *, at: datetime) -> Signer:
    """The agency's seal key opened with its PIN. Raises Refused without a valid certificate or with a wrong PIN."""
    certificate = _valid(Certificate.Purpose.SEAL, at).filter(agency=agency).first()
    if certificate is None:
        raise Refused(f"{agency.name} chưa có chứng thư số cơ quan còn hiệu lực nên chưa thể đóng dấu số.")
    return _open(certificate, pin, at)


def system_signer(agency: Agency, pin: str, *, at: datetime) -> Signer | None:
    """The key with which a desk's receipts are signed without a person; None while the desk has none."""
    certificate = _valid(Certificate.Purpose.SYSTEM, at).filter(agency=agency).first()
    return _open(certificate, pin, at) if certificate else None


def _valid(purpose: Certificate.Purpose, at: datetime) -> QuerySet[Certificate]:
    rows = Certificate.objects.filter(purpose=purpose, not_before__lte=at, not_after__gt=at)
    return rows.order_by("-not_after")


def _open(certificate: Certificate, pin: str, at: datetime) -> Signer:
    key = open_pkcs12(bytes(certificate.pkcs12), pin)
    return Signer(key, certificate.serial, test_authority(at=at).evidence(at=at))


def trust() -> Trust:
    """Whom this installation believes: the anchors it trusts. Revocation comes from inside the verified paper."""
    return Trust(roots=tuple(anchor.pem.encode() for anchor in TrustAnchor.objects.order_by("pk")))


def anchors_are_tests() -> bool:
    """Whether any trusted anchor is a test authority: pages that show a verdict say so."""
    return TrustAnchor.objects.filter(is_test=True).exists()


def verify_pdf(content: bytes, *, at: datetime) -> Report:
    """Verify every signature of a PDF against the trusted anchors, offline."""
    return validate(content, trust=trust(), at=at)


def certificates_of(officer: Officer) -> list[Certificate]:
    """The certificates of an officer, newest first."""
    return list(Certificate.objects.filter(officer=officer).order_by("-not_before"))


@dataclass(frozen=True)
class Estate:
    """The certificates of an installation in numbers. `expired` counts holders whose last one has run out."""

    anchors: int
    valid: int
    test_valid: int
    expiring: int
    expired: int
    test_authority: bool


def estate(*, at: datetime, within: timedelta) -> Estate:
    """How the installation's certificates stand; `expiring` are those whose holder has none that outlives `within`."""
    last = Certificate.objects.values("purpose", "officer", "agency").annotate(until=Max("not_after"))
    valid = Certificate.objects.filter(not_before__lte=at, not_after__gt=at)
    return Estate(
        anchors=TrustAnchor.objects.count(),
        valid=valid.count(),
        test_valid=valid.filter(is_test=True).count(),
        expiring=last.filter(until__gt=at, until__lte=at + within).count(),
        expired=last.filter(until__lte=at).count(),
        test_authority=is_complete(folder()),
    )


def all_certificates(*, purpose: str = "", expiring_before: datetime | None = None) -> QuerySet[Certificate]:
    """Certificates of officers and agencies without their keys, the first to expire first."""
    rows = Certificate.objects.select_related("officer__user", "agency").defer("pem", "pkcs12")
    if purpose:
        rows = rows.filter(purpose=purpose)
    if expiring_before:
        rows = rows.filter(not_after__lt=expiring_before)
    return rows.order_by("not_after", "pk")


PURPOSES: list[tuple[str, str]] = [(str(value), str(label)) for value, label in Certificate.Purpose.choices]
