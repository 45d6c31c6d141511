"""A stand-in for a provider of short messages: a real HTTP server with the troubles real ones have. Nothing leaves."""

import json
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any

import httpx

from motcua.clients.sms.receipts import SIGNATURE_HEADER, sign

SECRET = "stand-in"


class Trouble(StrEnum):
    """What can go wrong with one request."""

    DOWN = "down"
    LOST_REQUEST = "lost_request"
    LOST_ANSWER = "lost_answer"
    SLOW = "slow"
    NOT_JSON = "not_json"
    BAD_NUMBER = "bad_number"


@dataclass(frozen=True)
class Taken:
    """A message the provider took."""

    key: str
    to: str
    text: str
    reference: str


@dataclass
class StandIn:
    """The memory of a stand-in: what it took, once a key, and the troubles of the next requests."""

    name: str = "stand-in"
    secret: str = SECRET
    slow_seconds: float = 1.0
    always: Trouble | None = None
    callback: str = ""
    say: Callable[[str], object] = field(default=lambda line: None)
    troubles: deque[Trouble] = field(default_factory=deque)
    taken: dict[str, Taken] = field(default_factory=dict)
    calls: int = 0
    lock: Lock = field(default_factory=Lock)

    def next_trouble(self) -> Trouble | None:
        """The trouble of this request, if any."""
        with self.lock:
            self.calls += 1
            return self.troubles.popleft() if self.troubles else self.always

    def take(self, key: str, to: str, text: str) -> tuple[Taken, bool]:
        """The message under its key, and whether it is new; the same key never sends twice."""
        with self.lock:
            known = self.taken.get(key)
            if known:
                return known, False
            self.taken[key] = Taken(key, to, text, f"{self.name}-{len(self.taken) + 1}")
            return self.taken[key], True

    def post_receipt(self, taken: Taken, state: str = "delivered", reason: str = "") -> int:
        """Post a signed receipt to the callback address; the status of the answer."""
        body = receipt_body(taken, state, reason)
        headers = {SIGNATURE_HEADER: sign(body, self.secret), "Content-Type": "application/json"}
        return httpx.post(self.callback, content=body, headers=headers, timeout=5).status_code


def receipt_body(taken: Taken, state: str = "delivered", reason: str = "") -> bytes:
    """What a receipt says."""
    told = {"key": taken.key, "reference": taken.reference, "state": state, "reason": reason}
    return json.dumps(told, ensure_ascii=False).encode()


def start(stand_in: StandIn, *, port: int = 0) -> ThreadingHTTPServer:
    """Serve on 127.0.0.1 in a thread of its own; `server.server_address[1]` is the port, `shutdown()` ends it."""
    handler = type("Handler", (_Handler,), {"stand_in": stand_in})
    server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    return server


def address_of(stand_in: StandIn, server: ThreadingHTTPServer) -> str:
    """How the stand-in is written in `MOTCUA_SMS_PROVIDERS`."""
    return f"{stand_in.name}=http://:{stand_in.secret}@127.0.0.1:{server.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    stand_in: StandIn

    def do_POST(self) -> None:
        told = json.loads(self.rfile.read(int(self.headers.get("Content-Length", "0"))) or b"{}")
        if self._is_known():
            self._send(told, self.stand_in.next_trouble())

    def do_GET(self) -> None:
        if not self._is_known():
            return
        if self.stand_in.always is Trouble.DOWN:
            self._answer(HTTPStatus.SERVICE_UNAVAILABLE, {})
            return
        found = self.stand_in.taken.get(self.path.rsplit("/", 1)[-1])
        if found is None:
            self._answer(HTTPStatus.NOT_FOUND, {})
        else:
            self._answer(HTTPStatus.OK, {"reference": found.reference, "state": "sent"})

    def _send(self, told: dict[str, Any], trouble: Trouble | None) -> None:
        if trouble is Trouble.DOWN:
            self._answer(HTTPStatus.SERVICE_UNAVAILABLE, {})
        elif trouble is Trouble.BAD_NUMBER:
            self._answer(HTTPStatus.UNPROCESSABLE_ENTITY, {"reason": "số thuê bao không tồn tại"})
        elif trouble is Trouble.LOST_REQUEST:
            self._hang_up()
        else:
            self._take(told, trouble)

    def _take(self, told: dict[str, Any], trouble: Trouble | None) -> None:
        taken, new = self.stand_in.take(told["key"], told["to"], told["text"])
        self.stand_in.say(f"{taken.reference} {taken.to}: {taken.text}" + ("" if new else " (again, not sent twice)"))
        if trouble is Trouble.LOST_ANSWER:
            self._hang_up()
            return
        if trouble is Trouble.SLOW:
            time.sleep(self.stand_in.slow_seconds)
        if trouble is Trouble.NOT_JSON:
            self._answer(HTTPStatus.OK, None)
            return
        self._answer(HTTPStatus.ACCEPTED, {"reference": taken.reference})
        if new and self.stand_in.callback:
            self.stand_in.say(f"{taken.reference} receipt: {self.stand_in.post_receipt(taken)}")

    def _is_known(self) -> bool:
        if self.headers.get("Authorization") == f"Bearer {self.stand_in.secret}":
            return True
        self._answer(HTTPStatus.UNAUTHORIZED, {})
        return False

    def _hang_up(self) -> None:
        self.close_connection = True
        self.connection.close()

    def _answer(self, status: HTTPStatus, told: dict[str, str] | None) -> None:
        body = b"<html>oops</html>" if told is None else json.dumps(told, ensure_ascii=False).encode()
        try:
            self.send_response(status)
            self.send_header("Content-Type", "application/json" if told is not None else "text/html")
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
        """Quiet: what is taken is said by `say`."""
