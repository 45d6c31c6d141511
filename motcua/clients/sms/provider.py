"""What a provider of short messages is to us: it takes a text once under a key, and can be asked what became of it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol
from urllib.parse import unquote, urlsplit


class Outcome(StrEnum):
    """What became of an attempt. In doubt: it may have been accepted, so only this provider may be asked."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    UNAVAILABLE = "unavailable"
    IN_DOUBT = "in_doubt"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class ProviderAnswer:
    """`reference` is the provider's own name of the message; `error` is a Vietnamese sentence, empty when accepted."""

    outcome: Outcome
    reference: str = ""
    error: str = ""


class Provider(Protocol):
    """One interface for every provider. The same key never sends twice."""

    name: str

    def send(self, to: str, text: str, *, key: str) -> ProviderAnswer:
        """Hand a text over. ACCEPTED, REJECTED (never try again), UNAVAILABLE (surely not taken) or IN_DOUBT."""
        ...

    def status(self, key: str) -> ProviderAnswer:
        """What became of `key`: ACCEPTED, REJECTED, UNKNOWN (never heard of it) or UNAVAILABLE (cannot say)."""
        ...


@dataclass(frozen=True)
class ProviderFacts:
    """Where a provider is and how one proves oneself to it."""

    name: str
    address: str
    secret: str


def read_providers(text: str) -> tuple[ProviderFacts, ...]:
    """Providers in the order of preference from `name=https://:secret@host/path,name2=...`.

    Raises ValueError for an entry without a name, a host or a secret.
    """
    return tuple(_read_provider(entry.strip()) for entry in text.split(",") if entry.strip())


def _read_provider(entry: str) -> ProviderFacts:
    name, _, address = entry.partition("=")
    parts = urlsplit(address.strip())
    if not name.strip() or parts.scheme not in {"http", "https"} or not parts.hostname or not parts.password:
        raise ValueError(f"a provider is written name=https://:secret@host/path, not {name.strip() or '?'}=…")
    port = f":{parts.port}" if parts.port else ""
    bare = f"{parts.scheme}://{parts.hostname}{port}{parts.path.rstrip('/')}"
    return ProviderFacts(name.strip(), bare, unquote(parts.password))
