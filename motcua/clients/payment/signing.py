"""The signature of requests and notices: HMAC-SHA256 over the body's bytes as they travel, in hex."""

import hashlib
import hmac

SIGNATURE_HEADER = "X-Signature"
MERCHANT_HEADER = "X-Merchant"


def sign(body: bytes, secret: str) -> str:
    """The signature of a body."""
    return hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def is_signed(body: bytes, signature: str, secret: str) -> bool:
    """Whether the signature is that of this body, compared in constant time."""
    return hmac.compare_digest(sign(body, secret).encode(), signature.strip().lower().encode())
