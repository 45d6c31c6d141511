"""Handing a file to a browser: its own type only where that is harmless, never guessed, never kept by others."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header

SHOWN = frozenset({"application/pdf", "image/jpeg", "image/png"})


def file_response(content: bytes, *, name: str, kind: str, inline: bool = False) -> HttpResponse:
    """The bytes under a name (RFC 5987). `inline` shows a PDF or picture in the browser; anything else is saved."""
    safe = kind in SHOWN
    response = HttpResponse(content, content_type=kind if safe else "application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(not (inline and safe), name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
