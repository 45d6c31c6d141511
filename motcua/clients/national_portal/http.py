"""The portal over HTTP: one address for every service, envelopes signed; the stand-in speaks the same."""

import uuid
from collections.abc import Sequence
from typing import Any

import httpx

from motcua.clients.national_portal.portal import (
    DESTINATION_HEADER,
    SIGNATURE_HEADER,
    Answer,
    Envelope,
    PortalFacts,
    Service,
    Unavailable,
    sign,
)

TIMEOUT = httpx.Timeout(15.0, connect=5.0)
LARGEST_FILE = 50 * 1024 * 1024


class HttpNationalPortal:
    """The national portal behind HTTP."""

    def __init__(self, facts: PortalFacts, *, timeout: httpx.Timeout = TIMEOUT) -> None:
        self.facts = facts
        self._timeout = timeout

    def send(self, service: Service, rows: Sequence[dict[str, Any]], *, updating: bool = False) -> Answer:
        """Send rows to a service. Raises `Unavailable`."""
        envelope = Envelope(uuid.uuid4().hex, self.facts.code, service.value, updating, tuple(rows))
        body = envelope.as_bytes()
        headers = self._headers(body) | {"Content-Type": "application/json"}
        try:
            answer = httpx.post(self.facts.address, content=body, headers=headers, timeout=self._timeout)
            answer.raise_for_status()
            told = answer.json()
            return Answer(str(told["error_code"]), str(told.get("message") or "")[:500], told.get("result"))
        except (httpx.HTTPError, ValueError, KeyError, TypeError, AttributeError) as wrong:
            raise Unavailable(f"Không trao đổi được với Cổng Dịch vụ công quốc gia: {wrong}"[:500]) from wrong

    def status_of(self, code: str) -> int | None:
        """The status the portal shows; None when it does not know the dossier. Raises `Unavailable`."""
        answer = self.send(Service.LOOK_UP, [{"MaHoSo": code}])
        rows = answer.result if isinstance(answer.result, list) else []
        known = answer.is_yes and rows and isinstance(rows[0], dict)
        found = str(rows[0].get("TrangThaiHoSo")) if known else ""
        return int(found) if found.isascii() and found.isdigit() else None

    def fetch(self, address: str) -> bytes:
        """A file the portal keeps. Raises ValueError for a foreign address or too large a file, `Unavailable`."""
        if not address.startswith(self.facts.address + "/") or "/../" in address:
            raise ValueError("Đường dẫn tải tệp không thuộc Cổng Dịch vụ công quốc gia.")
        headers = self._headers(address.encode())
        try:
            with httpx.stream("GET", address, headers=headers, timeout=self._timeout) as answer:
                answer.raise_for_status()
                return _read(answer)
        except httpx.HTTPError as wrong:
            raise Unavailable(f"Không tải được tệp từ Cổng Dịch vụ công quốc gia: {wrong}"[:500]) from wrong

    def check(self) -> Answer:
        """Whether the portal answers and knows us. Raises `Unavailable`."""
        return self.send(Service.AGENCIES, [{"madonvi": self.facts.code}])

    def _headers(self, signed: bytes) -> dict[str, str]:
        headers = {SIGNATURE_HEADER: sign(signed, self.facts.secret)}
        return headers | ({DESTINATION_HEADER: self.facts.destination} if self.facts.destination else {})


def _read(answer: httpx.Response) -> bytes:
    content = bytearray()
    for piece in answer.iter_bytes():
        content += piece
        if len(content) > LARGEST_FILE:
            raise ValueError("Tệp lớn hơn mức hệ thống nhận.")
    return bytes(content)
