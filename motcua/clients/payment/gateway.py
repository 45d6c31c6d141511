"""What a payment gateway is to us: it opens a session for an order, can be asked, and tells us when it is paid."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol
from urllib.parse import unquote, urlsplit


class GatewayTrouble(Exception):
    """The gateway did not do it, or may have done it and did not say; `sentence` is for the payer.

    Asking again is safe: the same order and sum are one session.
    """

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class SessionState(StrEnum):
    """How a session stands."""

    OPEN = "open"
    PAID = "paid"
    EXPIRED = "expired"


@dataclass(frozen=True)
class Order:
    """What somebody is to pay: our reference, whole đồng, where the browser returns to, where the notice goes."""

    reference: str
    amount: int
    content: str
    return_address: str
    notify_address: str


@dataclass(frozen=True)
class Opened:
    """A session; the payer goes to `address` until `expires_at`."""

    session_id: str
    address: str
    expires_at: datetime


@dataclass(frozen=True)
class Told:
    """What the gateway says about a session, asked or by itself. The last three fields are set once it is paid."""

    session_id: str
    state: SessionState
    reference: str
    transaction: str = ""
    amount: int = 0
    paid_at: datetime | None = None


class Gateway(Protocol):
    """One interface for every gateway."""

    name: str

    def open_session(self, order: Order) -> Opened:
        """A session for an order; the same reference and sum give the same open session. Raises GatewayTrouble."""
        ...

    def ask(self, session_id: str) -> Told:
        """How a session stands now. Raises GatewayTrouble."""
        ...

    def read_notice(self, body: bytes, signature: str) -> Told:
        """What a notice says. Raises ValueError unless it is signed with our secret and whole."""
        ...

    def check(self) -> str:
        """One sentence when the gateway answers and knows us. Raises GatewayTrouble."""
        ...


@dataclass(frozen=True)
class GatewayFacts:
    """Where a gateway is, who we are there, and the secret both sides sign with."""

    name: str
    address: str
    merchant: str
    secret: str


def read_gateway(text: str) -> GatewayFacts | None:
    """A gateway from `name=https://merchant:secret@host/path`; None for an empty text. Raises ValueError."""
    if not text.strip():
        return None
    name, _, address = text.strip().partition("=")
    parts = urlsplit(address)
    if not name or parts.scheme not in {"http", "https"} or not (parts.hostname and parts.username and parts.password):
        raise ValueError("a payment gateway is written name=https://merchant:secret@host/path")
    port = f":{parts.port}" if parts.port else ""
    bare = f"{parts.scheme}://{parts.hostname}{port}{parts.path.rstrip('/')}"
    return GatewayFacts(name, bare, unquote(parts.username), unquote(parts.password))
