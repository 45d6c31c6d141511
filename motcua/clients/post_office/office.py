"""What the Post's system is to us: it takes a parcel once under its label, and tells how far it is."""

import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from urllib.parse import unquote, urlsplit

SIGNATURE_HEADER = "X-Signature"


class Unavailable(Exception):
    """The Post's system cannot say, or may have taken it: asking again under the same label is harmless."""


@dataclass(frozen=True)
class Shipment:
    """A parcel as the Post needs it; `label_no` is the key that never makes two."""

    label_no: str
    receiver_name: str
    receiver_phone: str
    receiver_address: str
    desk_code: str


@dataclass(frozen=True)
class Told:
    """One thing told of a parcel. `state` is in_transit, attempted, delivered, brought_back or lost; `at` is aware."""

    event_no: str
    label_no: str
    state: str
    at: datetime
    place: str = ""
    note: str = ""
    receiver: str = ""
    id_checked: bool = False


@dataclass(frozen=True)
class OfficeFacts:
    """Where the Post's system is and how each proves itself to the other."""

    address: str
    secret: str


class PostOffice(Protocol):
    """One interface for every operator. Both raise `Unavailable`."""

    def announce(self, shipment: Shipment) -> str:
        """Announce a parcel; the Post's own number. Announcing a label again gives the same number."""
        ...

    def track(self, label_no: str) -> list[Told]:
        """Everything told of a label so far, in any order."""
        ...


def read_office(text: str) -> OfficeFacts | None:
    """The system at `https://:secret@host/path`; None for no text. Raises ValueError without a host or a secret."""
    if not text.strip():
        return None
    parts = urlsplit(text.strip())
    if parts.scheme not in {"http", "https"} or not parts.hostname or not parts.password:
        raise ValueError("the Post's system is written https://:secret@host/path")
    port = f":{parts.port}" if parts.port else ""
    return OfficeFacts(f"{parts.scheme}://{parts.hostname}{port}{parts.path.rstrip('/')}", unquote(parts.password))


def read_told(row: Any) -> Told:
    """One thing told, from its JSON. Raises ValueError with what is wrong."""
    if not isinstance(row, dict) or not all(isinstance(row.get(key), str) for key in ("event", "label", "state", "at")):
        raise ValueError("thiếu event, label, state hoặc at")
    at = datetime.fromisoformat(row["at"])
    if at.tzinfo is None:
        raise ValueError("“at” phải có múi giờ")
    text = {key: str(row.get(key) or "")[:150] for key in ("place", "note", "receiver")}
    return Told(row["event"][:80], row["label"], row["state"], at, **text, id_checked=row.get("id_checked") is True)


def read_callback(body: bytes) -> Told:
    """What the Post has posted to us. Raises ValueError with what is wrong."""
    return read_told(json.loads(body))


def sign(body: bytes, secret: str) -> str:
    """HMAC-SHA256 of the body, in hexadecimal."""
    return hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def is_signed(body: bytes, signature: str, secret: str) -> bool:
    """Whether the signature is the Post's; compared in constant time."""
    return hmac.compare_digest(sign(body, secret).encode(), signature.strip().lower().encode())
