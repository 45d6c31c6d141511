"""A TEST certificate authority in a folder: root, issuing authority, time-stamp unit, revocation lists.

It exists so that a demonstration signs and validates with no network. Every name in it carries "THỬ NGHIỆM", so
that nobody takes its signatures for real ones; a real deployment uses certificates of the Government's
authority (Decree 68/2024/NĐ-CP) and never starts this one.
"""

from __future__ import annotations

import fcntl
import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import pkcs12

from motcua.kernel.refusals import Refused
from motcua.pades import certificates
from motcua.pades.certificates import Pair
from motcua.pades.timestamping import ClockedTimeStamper
from motcua.pades.trust import Evidence, Trust

MARK = "THỬ NGHIỆM"
ROOT_YEARS, ISSUING_YEARS, TIMESTAMP_YEARS, SIGNER_YEARS = 20, 15, 12, 5
#: A list stays usable for years, because a demonstration has nobody who renews it each week.
CRL_VALID = timedelta(days=365 * 10)

_READY = "ready"


class UnknownSerial(Refused):
    """Asked to revoke a certificate this authority never issued."""


@dataclass(frozen=True)
class Issued:
    """A new signer: certificate (PEM), key and chain as PKCS#12 under the passphrase, serial in hexadecimal."""

    certificate_pem: bytes
    pkcs12: bytes
    serial: str
    not_before: datetime
    not_after: datetime


@dataclass(frozen=True)
class Authority:
    """The authority kept in ``folder``; revocation is read from there each time, so processes agree."""

    folder: Path
    root: Pair
    issuing: Pair
    timestamping: Pair

    @property
    def root_pem(self) -> bytes:
        """The certificate to trust, PEM."""
        return _pem(self.root.certificate)

    @property
    def intermediates(self) -> tuple[bytes, ...]:
        """The authority between the root and the signers, DER."""
        return (_der(self.issuing.certificate),)

    @property
    def crls(self) -> tuple[bytes, ...]:
        """The present revocation lists, DER: the root's and the issuing authority's."""
        return tuple((self.folder / f"{who}.crl").read_bytes() for who in ("root", "issuing"))

    def timestamper(self, *, at: datetime) -> ClockedTimeStamper:
        """Return an RFC 3161 time stamper in this process that says it is ``at``."""
        chain = (self.issuing.certificate, self.root.certificate)
        return ClockedTimeStamper(self.timestamping.certificate, self.timestamping.key, chain, at=at)

    def trust(self) -> Trust:
        """What a verifier needs to judge signatures made under this authority."""
        return Trust(roots=(self.root_pem,), intermediates=self.intermediates, crls=self.crls)

    def evidence(self, *, at: datetime) -> Evidence:
        """What a signer needs at ``at``: chain, revocation lists and a time stamper."""
        return Evidence(trust=self.trust(), timestamper=self.timestamper(at=at))

    def issue_person(
        self,
        common_name: str,
        identity: str,
        organisation: str,
        title: str,
        email: str,
        *,
        passphrase: str,
        at: datetime,
    ) -> Issued:
        """Issue a personal certificate to an official.

        ``identity`` is the officer's own number (never a citizen's number in a demonstration).
        """
        subject = certificates.name(
            organisation=organisation, unit=MARK, common_name=common_name, title=title, identity=identity, email=email
        )
        return self._issue(subject, email, passphrase, at)

    def issue_agency(self, name: str, code: str, organisation: str = "", *, passphrase: str, at: datetime) -> Issued:
        """Issue the certificate that stands for an agency's seal; ``organisation`` is the body above it."""
        subject = certificates.name(organisation=organisation or name, unit=MARK, common_name=name, code=code)
        return self._issue(subject, "", passphrase, at)

    def revoke(self, serial: str, at: datetime) -> None:
        """Revoke a certificate (hexadecimal serial) from ``at`` on and publish a new list. Twice is as good as once.

        Raises ``UnknownSerial`` for a certificate this authority never issued.
        """
        if not self._issued_path(serial).exists():
            raise UnknownSerial(f"Không có chứng thư số {serial} trong hệ thống chứng thực {MARK}.")
        with _locked(self.folder):
            revoked = _read_revoked(self.folder)
            revoked.setdefault(serial, at.astimezone(UTC).isoformat())
            _write(self.folder / "revoked.json", json.dumps(revoked, indent=1).encode())
            self._publish("issuing", self.issuing, revoked, at)

    def refresh_crls(self, *, at: datetime) -> None:
        """Publish both revocation lists again, dated ``at``."""
        with _locked(self.folder):
            self._publish("root", self.root, {}, at)
            self._publish("issuing", self.issuing, _read_revoked(self.folder), at)

    def _issue(self, subject: x509.Name, email: str, passphrase: str, at: datetime) -> Issued:
        pair = certificates.signer_certificate(subject, self.issuing, at=at, years=SIGNER_YEARS, email=email)
        bundle = pkcs12.serialize_key_and_certificates(
            None,
            pair.key,
            pair.certificate,
            [self.issuing.certificate],
            serialization.BestAvailableEncryption(passphrase.encode()),
        )
        serial = f"{pair.certificate.serial_number:x}"
        _write(self._issued_path(serial), _pem(pair.certificate))
        return Issued(
            certificate_pem=_pem(pair.certificate),
            pkcs12=bundle,
            serial=serial,
            not_before=pair.certificate.not_valid_before_utc,
            not_after=pair.certificate.not_valid_after_utc,
        )

    def _issued_path(self, serial: str) -> Path:
        return self.folder / "issued" / f"{int(serial, 16):x}.pem"

    def _publish(self, who: str, issuer: Pair, revoked: dict[str, str], at: datetime) -> None:
        path = self.folder / f"{who}.crl"
        entries = {int(serial, 16): datetime.fromisoformat(moment) for serial, moment in revoked.items()}
        crl = certificates.revocation_list(issuer, entries, number=_next_number(path), at=at, valid=CRL_VALID)
        _write(path, crl.public_bytes(serialization.Encoding.DER))


def create(folder: Path | str, *, at: datetime) -> Authority:
    """Open the test authority in ``folder``, making it first when it is not there.

    Safe when two processes start together (a lock file) and when one was killed half way (nothing counts
    before the marker file is written). Private keys are written with mode 0600.
    """
    folder = Path(folder)
    (folder / "issued").mkdir(mode=0o700, parents=True, exist_ok=True)
    with _locked(folder):
        if not (folder / _READY).exists():
            _make(folder, at)
    return Authority(folder, _load(folder, "root"), _load(folder, "issuing"), _load(folder, "timestamping"))


def is_complete(folder: Path) -> bool:
    """Whether ``folder`` holds a whole test authority; nothing is made."""
    return (folder / _READY).exists()


def _make(folder: Path, at: datetime) -> None:
    # Two installations must not bear one name: a verifier looks for an issuer by name first.
    own = secrets.token_hex(3).upper()

    def named(common_name: str) -> x509.Name:
        return certificates.name(organisation="motcua", unit=MARK, common_name=f"{common_name} {own}")

    root = certificates.root_certificate(named(f"Chứng thực gốc {MARK}"), at=at, years=ROOT_YEARS)
    issuing = certificates.issuing_certificate(named(f"Chứng thực số {MARK}"), root, at=at, years=ISSUING_YEARS)
    stamping = certificates.timestamp_certificate(named(f"Dấu thời gian {MARK}"), issuing, at=at, years=TIMESTAMP_YEARS)
    for who, pair in (("root", root), ("issuing", issuing), ("timestamping", stamping)):
        _write(folder / f"{who}.key", _key_pem(pair))
        _write(folder / f"{who}.crt", _pem(pair.certificate))
    made = Authority(folder, root, issuing, stamping)
    made._publish("root", root, {}, at)
    made._publish("issuing", issuing, {}, at)
    _write(folder / _READY, b"")


def _load(folder: Path, who: str) -> Pair:
    data = (folder / f"{who}.key").read_bytes()
    # Proving an RSA key again takes 30 ms, and this one is ours: written by us, readable by us alone.
    key = serialization.load_pem_private_key(data, password=None, unsafe_skip_rsa_key_validation=True)
    certificate = x509.load_pem_x509_certificate((folder / f"{who}.crt").read_bytes())
    if not isinstance(key, RSAPrivateKey):
        raise TypeError(f"{who}.key is not an RSA key")
    return Pair(certificate, key)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    with (folder / ".lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _read_revoked(folder: Path) -> dict[str, str]:
    path = folder / "revoked.json"
    if not path.exists():
        return {}
    entries: dict[str, str] = json.loads(path.read_text())
    return entries


def _next_number(path: Path) -> int:
    if not path.exists():
        return 1
    old = x509.load_der_x509_crl(path.read_bytes())
    return old.extensions.get_extension_for_class(x509.CRLNumber).value.crl_number + 1


def _write(path: Path, data: bytes) -> None:
    """Write for the owner only, and all or nothing: a reader never meets half a file."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as handle:
        handle.write(data)
        handle.flush()
        os.fsync(handle.fileno())
    part.replace(path)


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)


def _der(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.DER)


def _key_pem(pair: Pair) -> bytes:
    return pair.key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
