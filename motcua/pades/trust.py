"""The values that say whom we trust and what a signature is made with."""

from __future__ import annotations

from dataclasses import dataclass, field

from pyhanko.sign.timestamps.api import TimeStamper


@dataclass(frozen=True)
class Trust:
    """Whom a verifier believes.

    ``roots``: certificates (PEM or DER) believed without further proof. ``intermediates``: authorities between them
    and the signers (DER or PEM), because files in the field often carry the signer's certificate alone.
    ``crls``: the newest revocation lists known here (DER). Nothing outside this value is ever consulted.
    """

    roots: tuple[bytes, ...]
    intermediates: tuple[bytes, ...] = ()
    crls: tuple[bytes, ...] = ()


@dataclass(frozen=True)
class Evidence:
    """What goes into a signature beside the signer's key: the chain, the revocation lists, and a time stamper.

    ``embed``: put chain and lists into the file (PAdES B-LT). Without them it is B-T only, and a verifier who has no
    lists of his own must call it UNKNOWN.
    """

    trust: Trust
    timestamper: TimeStamper = field(repr=False)
    embed: bool = True
