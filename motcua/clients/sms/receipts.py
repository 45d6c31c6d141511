"""Delivery receipts: what a provider posts back to us, and the signature that proves it is from them."""

import hashlib
import hmac
import json
from dataclasses import dataclass

SIGNATURE_HEADER = "X-Signature"


@dataclass(frozen=True)
class Receipt:
    """`state` is `delivered` or `failed`; `reason` is the provider's sentence for a failure."""

    key: str
    state: str
    reference: str = ""
    reason: str = ""


def sign(body: bytes, secret: str) -> str:
    """HMAC-SHA256 of the body, in hexadecimal."""
    return hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def is_signed(body: bytes, signature: str, secret: str) -> bool:
    """Whether the signature is the provider's; compared in constant time."""
    return hmac.compare_digest(sign(body, secret).encode(), signature.strip().lower().encode())


def read_receipt(body: bytes) -> Receipt:
    """The receipt in a body. Raises ValueError, with what is wrong, for anything else."""
    try:
        told = json.loads(body)
    except ValueError as error:
        raise ValueError("nội dung không phải JSON") from error
    if not isinstance(told, dict) or not isinstance(told.get("key"), str):
        raise ValueError("thiếu mã tin “key”")
    if told.get("state") not in {"delivered", "failed"}:
        raise ValueError("“state” phải là delivered hoặc failed")
    return Receipt(
        told["key"], told["state"], str(told.get("reference") or "")[:100], str(told.get("reason") or "")[:200]
    )
