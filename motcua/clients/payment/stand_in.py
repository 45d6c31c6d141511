"""A stand-in for a payment gateway: a real HTTP server with the troubles real ones have. No money moves.

Somebody opens a session's page, presses a button, and is sent back; a signed notice goes to the address of the order.
"""

import json
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any
from urllib.parse import parse_qs

import httpx

from motcua.clients.payment.signing import MERCHANT_HEADER, SIGNATURE_HEADER, is_signed, sign

MERCHANT, SECRET = "motcua", "stand-in"
OPEN_FOR = timedelta(minutes=15)
PATIENCE = 10


class Trouble(StrEnum):
    """What can go wrong with one request of ours."""

    DOWN = "down"
    SLOW = "slow"
    LOST_ANSWER = "lost_answer"
    NOT_JSON = "not_json"
    HALF_ANSWER = "half_answer"


@dataclass
class Session:
    """One session: the order, and the transactions that paid it (more than one when somebody pays twice)."""

    session_id: str
    order: dict[str, Any]
    expires_at: datetime
    paid: list[dict[str, Any]] = field(default_factory=list)

    def as_told(self) -> dict[str, Any]:
        """What is said about it; of several payments the first."""
        told: dict[str, Any] = {"merchant": MERCHANT, "session": self.session_id, "order": self.order["order"]}
        if self.paid:
            return told | {"state": "paid", **self.paid[0]}
        return told | {"state": "open" if datetime.now(UTC) < self.expires_at else "expired"}


@dataclass
class StandIn:
    """The memory of a stand-in. `hold_notices` keeps notices back until somebody delivers them, in any order."""

    secret: str = SECRET
    slow_seconds: float = 1.0
    hold_notices: bool = False
    notices_each: int = 1
    say: Callable[[str], object] = field(default=lambda line: None)
    troubles: deque[Trouble] = field(default_factory=deque)
    sessions: dict[str, Session] = field(default_factory=dict)
    held: list[tuple[str, bytes]] = field(default_factory=list)
    calls: int = 0
    lock: Lock = field(default_factory=Lock)
    address: str = ""

    def open(self, order: dict[str, Any]) -> Session:
        """The open session of an order and sum, or a new one."""
        with self.lock:
            for known in self.sessions.values():
                same = (known.order["order"], known.order["amount"]) == (order["order"], order["amount"])
                if same and not known.paid and datetime.now(UTC) < known.expires_at:
                    return known
            opened = Session(f"S{len(self.sessions) + 1:06d}", order, datetime.now(UTC) + OPEN_FOR)
            self.sessions[opened.session_id] = opened
            return opened

    def pay(self, session_id: str, *, amount: int | None = None) -> bytes:
        """Somebody pays the session's sum, or another; the notice is delivered, or held back. Gives its body."""
        with self.lock:
            session = self.sessions[session_id]
            payment = {
                "transaction": f"GD{session_id}-{len(session.paid) + 1}",
                "amount": session.order["amount"] if amount is None else amount,
                "paid_at": datetime.now(UTC).isoformat(),
            }
            session.paid.append(payment)
        body = json.dumps(session.as_told() | {"state": "paid", **payment}, sort_keys=True).encode()
        self.held.append((session.order["notify_address"], body))
        if not self.hold_notices:
            self.deliver()
        return body

    def deliver(self, *, backwards: bool = False) -> list[int]:
        """Post what is held back; the statuses of the answers, 0 for one that did not come."""
        waiting, self.held = self.held, []
        order = reversed(waiting) if backwards else waiting
        return [self._post(address, body) for address, body in order for _ in range(self.notices_each)]

    def _post(self, address: str, body: bytes) -> int:
        headers = {SIGNATURE_HEADER: sign(body, self.secret), "Content-Type": "application/json"}
        try:
            status = httpx.post(address, content=body, headers=headers, timeout=PATIENCE).status_code
        except httpx.HTTPError:
            status = 0
        self.say(f"notice to {address}: {status}")
        return status

    def next_trouble(self) -> Trouble | None:
        """The trouble of this request, if any."""
        with self.lock:
            self.calls += 1
            return self.troubles.popleft() if self.troubles else None


def start(stand_in: StandIn, *, port: int = 0) -> ThreadingHTTPServer:
    """Serve on 127.0.0.1 in a thread of its own; `stand_in.address` is set, `shutdown()` ends it."""
    handler = type("Handler", (_Handler,), {"stand_in": stand_in})
    server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    stand_in.address = f"http://127.0.0.1:{server.server_address[1]}"
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    return server


def setting_of(stand_in: StandIn) -> str:
    """How the stand-in is written in `MOTCUA_PAYMENT_GATEWAY`."""
    return f"stand-in={stand_in.address.replace('://', f'://{MERCHANT}:{stand_in.secret}@')}"


class _Handler(BaseHTTPRequestHandler):
    stand_in: StandIn

    def do_GET(self) -> None:
        if self.path.startswith("/pay/"):
            self._page()
        elif self._is_known(self.path.encode()):
            self._look_up()

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        if self.path.startswith("/pay/"):
            self._pay(parse_qs(body.decode()))
        elif self._is_known(body):
            session = self.stand_in.open(json.loads(body))
            self._tell(
                {
                    "session": session.session_id,
                    "address": f"{self.stand_in.address}/pay/{session.session_id}",
                    "expires_at": session.expires_at.isoformat(),
                }
            )

    def _look_up(self) -> None:
        if self.path == "/health":
            self._tell({"merchant": MERCHANT})
            return
        session = self.stand_in.sessions.get(self.path.rsplit("/", 1)[-1])
        if session is None:
            self._answer(HTTPStatus.NOT_FOUND, b"{}")
        else:
            self._tell(session.as_told())

    def _page(self) -> None:
        session = self.stand_in.sessions.get(self.path.rsplit("/", 1)[-1])
        if session is None:
            self._answer(HTTPStatus.NOT_FOUND, "Không có phiên thanh toán này.".encode(), "text/plain; charset=utf-8")
            return
        back = escape(str(session.order["return_address"]), quote=True)
        page = (
            "<!doctype html><html lang=vi><meta charset=utf-8><title>Cổng thanh toán thử nghiệm</title>"
            "<h1>Cổng thanh toán thử nghiệm</h1><p>Không có tiền thật nào được chuyển.</p>"
            f"<p>{escape(str(session.order['content']))}</p><p><strong>{session.order['amount']:,} đồng</strong></p>"
            "<form method=post><button name=cach value=du>Thanh toán</button> "
            "<button name=cach value=thieu>Thanh toán thiếu một nửa</button></form>"
            f"<p><a href='{back}'>Quay lại, không thanh toán</a></p>"
        )
        self._answer(HTTPStatus.OK, page.encode(), "text/html; charset=utf-8")

    def _pay(self, typed: dict[str, list[str]]) -> None:
        session_id = self.path.rsplit("/", 1)[-1]
        session = self.stand_in.sessions.get(session_id)
        if session is None:
            self._answer(HTTPStatus.NOT_FOUND, b"")
            return
        half = max(1, int(session.order["amount"]) // 2)
        self.stand_in.pay(session_id, amount=half if typed.get("cach") == ["thieu"] else None)
        self.send_response(HTTPStatus.SEE_OTHER)
        self.send_header("Location", str(session.order["return_address"]))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _is_known(self, signed: bytes) -> bool:
        signature = self.headers.get(SIGNATURE_HEADER, "")
        if self.headers.get(MERCHANT_HEADER) == MERCHANT and is_signed(signed, signature, self.stand_in.secret):
            return True
        self._answer(HTTPStatus.UNAUTHORIZED, b"{}")
        return False

    def _tell(self, told: dict[str, Any]) -> None:
        trouble = self.stand_in.next_trouble()
        if trouble is Trouble.DOWN:
            self._answer(HTTPStatus.SERVICE_UNAVAILABLE, b"{}")
        elif trouble is Trouble.LOST_ANSWER:
            self.close_connection = True
            self.connection.close()
        elif trouble is Trouble.NOT_JSON:
            self._answer(HTTPStatus.OK, b"<html>oops</html>", "text/html")
        elif trouble is Trouble.HALF_ANSWER:
            self._answer(HTTPStatus.OK, b'{"session": "S1"}')
        else:
            if trouble is Trouble.SLOW:
                time.sleep(self.stand_in.slow_seconds)
            self._answer(HTTPStatus.OK, json.dumps(told, ensure_ascii=False).encode())

    def _answer(self, status: HTTPStatus, body: bytes, kind: str = "application/json") -> None:
        try:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        except OSError:
            self.close_connection = True

    def finish(self) -> None:
        """The client may be gone, and a line that was hung up has nothing to flush."""
        try:
            super().finish()
        except (OSError, ValueError):
            self.close_connection = True

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet: what happens is said by `say`."""
