"""What the national portal is to us: one envelope for every service, signed, answered with a code and a message.

Names and codes: docs/legal.md (what is not verified there is said there).
"""

import hashlib
import hmac
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from motcua.kernel.worktime import VIETNAM

SIGNATURE_HEADER = "X-Signature"
DESTINATION_HEADER = "dstcode"
PACK = 10
"""How many lines of progress travel in one envelope."""
_STAMP = "%Y%m%d%H%M%S"


class Unavailable(Exception):
    """The portal cannot say, or may have taken it: sending the same again is harmless."""


class Service(StrEnum):
    """The services of the portal this house uses."""

    SYNC = "DongBoHoSoMC"
    PROGRESS = "CapNhatTienDoHoSoMC"
    LOOK_UP = "TraCuuHoSo"
    AGENCIES = "LayDanhMucCoQuan"


@dataclass(frozen=True)
class PortalFacts:
    """Where the portal is, who we are there, the secret both sign with, which version of the fields is spoken."""

    address: str
    code: str
    secret: str
    destination: str = ""
    version: str = "2021"


@dataclass(frozen=True)
class Answer:
    """What the portal answers; the code "0" is yes, "3" and "-3" say that it has the thing already."""

    code: str
    message: str
    result: Any = None

    @property
    def is_yes(self) -> bool:
        return self.code == "0"

    @property
    def is_known(self) -> bool:
        return self.code in {"3", "-3"}


class NationalPortal(Protocol):
    """One interface for the portal and whatever stands in for it. Every call raises `Unavailable`."""

    facts: PortalFacts

    def send(self, service: Service, rows: Sequence[dict[str, Any]], *, updating: bool = False) -> Answer:
        """Send rows to a service."""
        ...

    def status_of(self, code: str) -> int | None:
        """The status the portal shows for a dossier; None when it knows none of this code."""
        ...

    def fetch(self, address: str) -> bytes:
        """A file the portal keeps. Raises ValueError for an address that is not the portal's."""
        ...


@dataclass(frozen=True)
class Envelope:
    """What travels: rows of one service from one sender; `updating` when the receiver is to have them already."""

    session: str
    sender: str
    service: str
    updating: bool
    rows: tuple[dict[str, Any], ...]

    def as_bytes(self) -> bytes:
        """The body as it is signed and sent."""
        told = {
            "session": self.session,
            "madonvi": self.sender,
            "service": self.service,
            "isUpdating": str(self.updating),
            "data": list(self.rows),
        }
        return json.dumps(told, ensure_ascii=False).encode()


def read_envelope(body: bytes) -> Envelope:
    """The envelope in a body. Raises ValueError with a Vietnamese sentence for anything else."""
    try:
        told = json.loads(body)
    except ValueError as wrong:
        raise ValueError("Thông điệp không phải JSON.") from wrong
    rows = told.get("data") if isinstance(told, dict) else None
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        raise ValueError("Thông điệp phải có “data” là danh sách hồ sơ.")
    session, sender, service = (str(told.get(name) or "")[:100] for name in ("session", "madonvi", "service"))
    return Envelope(session, sender, service, str(told.get("isUpdating")) == "True", tuple(rows))


def sign(body: bytes, secret: str) -> str:
    """HMAC-SHA256 of the body, in hexadecimal."""
    return hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def is_signed(body: bytes, signature: str, secret: str) -> bool:
    """Whether the signature was made with the secret; compared in constant time."""
    return hmac.compare_digest(sign(body, secret).encode(), signature.strip().lower().encode())


def stamp(moment: datetime | None) -> str:
    """A moment as the portal writes it, in Vietnam: "20240305090000"; empty for none."""
    return moment.astimezone(VIETNAM).strftime(_STAMP) if moment else ""


def read_stamp(text: str) -> datetime:
    """The moment of a stamp. Raises ValueError with a Vietnamese sentence."""
    try:
        return datetime.strptime(text.strip(), _STAMP).replace(tzinfo=VIETNAM)
    except ValueError as wrong:
        raise ValueError(f"Thời điểm “{text[:30]}” không đúng dạng năm-tháng-ngày-giờ-phút-giây liền nhau.") from wrong
