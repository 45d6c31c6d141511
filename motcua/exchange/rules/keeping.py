"""How long the words of a message are kept, and the one way a message is written to be told apart from another."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any


def kept_since(now: datetime, days: int) -> datetime:
    """What was settled or acknowledged before this has been kept long enough."""
    return now - timedelta(days=days)


def canonical(message: Mapping[str, Any]) -> str:
    """The message as one text, however its names were ordered; without NUL, which no database keeps."""
    text = json.dumps(message, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return text.replace("\\u0000", "")


def digest_of(text: str) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
