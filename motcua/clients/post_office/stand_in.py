"""A stand-in for the Post's system: a real HTTP server with the troubles real ones have. Nothing leaves."""

import json
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any
from urllib.parse import unquote

from motcua.clients.post_office.office import OfficeFacts

SECRET = "stand-in"


class Trouble(StrEnum):
    """What can go wrong with one request: down, or done with the answer lost."""

    DOWN = "down"
    LOST_ANSWER = "lost_answer"
    NOT_JSON = "not_json"


@dataclass
class StandIn:
    """The memory of a stand-in: parcels by label, what it tells of them, the troubles of the next requests.

    `repeats` tells everything twice, `backwards` tells the last first; with `moves` every announced parcel is carried
    and delivered at once, as a demonstration needs it.
    """

    secret: str = SECRET
    repeats: bool = False
    backwards: bool = False
    moves: bool = False
    say: Callable[[str], object] = field(default=lambda line: None)
    troubles: deque[Trouble] = field(default_factory=deque)
    parcels: dict[str, str] = field(default_factory=dict)
    events: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    announced: int = 0
    lock: Lock = field(default_factory=Lock)

    def take(self, label_no: str) -> str:
        """The number of a label, made when it is new."""
        with self.lock:
            self.announced += 1
            new = label_no not in self.parcels
            number = self.parcels.setdefault(label_no, f"VN{len(self.parcels) + 1:09d}")
        if new and self.moves:
            for state in ("in_transit", "delivered"):
                self.happen(label_no, state, datetime.now(UTC).isoformat(), id_checked=True)
        self.say(f"{number} {label_no}" + ("" if new else " (again, not taken twice)"))
        return number

    def happen(self, label_no: str, state: str, at: str, **more: Any) -> dict[str, Any]:
        """Something happens to a parcel."""
        rows = self.events.setdefault(label_no, [])
        rows.append({"event": f"{label_no}-{len(rows) + 1}", "label": label_no, "state": state, "at": at, **more})
        return rows[-1]

    def told(self, label_no: str) -> list[dict[str, Any]]:
        """What it answers when asked."""
        rows = self.events.get(label_no, []) * (2 if self.repeats else 1)
        return rows[::-1] if self.backwards else rows


def start(stand_in: StandIn, *, port: int = 0) -> ThreadingHTTPServer:
    """Serve on 127.0.0.1 in a thread of its own; `shutdown()` ends it."""
    server = ThreadingHTTPServer(("127.0.0.1", port), type("Handler", (_Handler,), {"stand_in": stand_in}))
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    return server


def facts_of(stand_in: StandIn, server: ThreadingHTTPServer) -> OfficeFacts:
    """Where the stand-in is."""
    return OfficeFacts(f"http://127.0.0.1:{server.server_address[1]}", stand_in.secret)


def setting_of(stand_in: StandIn, server: ThreadingHTTPServer) -> str:
    """How the stand-in is written in `MOTCUA_POST_OFFICE`."""
    return f"http://:{stand_in.secret}@127.0.0.1:{server.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    stand_in: StandIn

    def do_PUT(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", "0")))
        label_no = unquote(self.path.split("/")[2])
        self._answer_with(lambda: {"tracking_no": self.stand_in.take(label_no)})

    def do_GET(self) -> None:
        label_no = unquote(self.path.split("/")[2])
        self._answer_with(lambda: self.stand_in.told(label_no))

    def _answer_with(self, act: Any) -> None:
        trouble = self.stand_in.troubles.popleft() if self.stand_in.troubles else None
        if self.headers.get("Authorization") != f"Bearer {self.stand_in.secret}":
            self._answer(HTTPStatus.UNAUTHORIZED, b"{}")
        elif trouble is Trouble.DOWN:
            self._answer(HTTPStatus.SERVICE_UNAVAILABLE, b"{}")
        else:
            told = json.dumps(act(), ensure_ascii=False).encode()
            if trouble is Trouble.LOST_ANSWER:
                self.close_connection = True
                self.connection.close()
            else:
                self._answer(HTTPStatus.OK, b"<html>" if trouble is Trouble.NOT_JSON else told)

    def _answer(self, status: HTTPStatus, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def finish(self) -> None:
        """A line that was hung up has nothing to flush."""
        try:
            super().finish()
        except (OSError, ValueError):
            self.close_connection = True

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet."""
