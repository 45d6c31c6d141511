"""The Post over HTTP: `PUT /parcels/<label>` and `GET /parcels/<label>/events`; the stand-in speaks the same."""

from dataclasses import asdict
from typing import Any
from urllib.parse import quote

import httpx

from motcua.clients.post_office.office import OfficeFacts, Shipment, Told, Unavailable, read_told

TIMEOUT = httpx.Timeout(5.0, connect=3.0)


class HttpPostOffice:
    """A post office behind HTTP. A PUT under the label may be repeated as often as it takes."""

    def __init__(self, facts: OfficeFacts, *, timeout: httpx.Timeout = TIMEOUT) -> None:
        self._facts = facts
        self._timeout = timeout

    def announce(self, shipment: Shipment) -> str:
        """Announce a parcel under its label. Raises `Unavailable`."""
        told = self._ask("PUT", f"/parcels/{quote(shipment.label_no, safe='')}", asdict(shipment))
        number = told.get("tracking_no") if isinstance(told, dict) else None
        if not isinstance(number, str) or not number:
            raise Unavailable("Bưu chính trả lời không rõ")
        return number[:60]

    def track(self, label_no: str) -> list[Told]:
        """Everything told of a label so far. Raises `Unavailable`."""
        rows = self._ask("GET", f"/parcels/{quote(label_no, safe='')}/events", None)
        try:
            return [read_told(row) for row in rows] if isinstance(rows, list) else []
        except ValueError as wrong:
            raise Unavailable(f"Bưu chính trả lời không rõ: {wrong}") from wrong

    def check(self) -> None:
        """Ask about a label nobody made: who knows us says that there is none. Raises `Unavailable`."""
        headers = {"Authorization": f"Bearer {self._facts.secret}"}
        try:
            answer = httpx.get(
                f"{self._facts.address}/parcels/motcua-doctor/events", headers=headers, timeout=self._timeout
            )
        except httpx.HTTPError as wrong:
            raise Unavailable(f"Không kết nối được với bưu chính: {wrong}") from wrong
        if answer.status_code not in {httpx.codes.OK, httpx.codes.NOT_FOUND}:
            raise Unavailable(f"Bưu chính từ chối phục vụ (mã {answer.status_code})")

    def _ask(self, method: str, path: str, content: Any) -> Any:
        headers = {"Authorization": f"Bearer {self._facts.secret}"}
        try:
            answer = httpx.request(
                method, self._facts.address + path, json=content, headers=headers, timeout=self._timeout
            )
            answer.raise_for_status()
            return answer.json()
        except (httpx.HTTPError, ValueError) as wrong:
            raise Unavailable(f"Không trao đổi được với bưu chính: {wrong}") from wrong
