"""A stand-in for the national portal: a real HTTP server with the troubles real ones have. Nothing leaves."""

import json
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any

import httpx

from motcua.clients.national_portal.portal import (
    SIGNATURE_HEADER,
    Answer,
    Envelope,
    PortalFacts,
    Service,
    is_signed,
    read_envelope,
    sign,
)

SECRET = "stand-in"
CODE = "motcua"
_ENDED = frozenset({"3", "7", "8", "10"})
_DONE = "9"


class Trouble(StrEnum):
    """What can go wrong with one request."""

    DOWN = "down"
    TIMEOUT = "timeout"
    LOST_ANSWER = "lost_answer"
    NOT_JSON = "not_json"
    DUPLICATE = "duplicate"
    WRONG_ORDER = "wrong_order"
    ERROR_CODE = "error_code"


_SAID = {
    Trouble.DUPLICATE: Answer("3", "Hồ sơ đã tồn tại"),
    Trouble.WRONG_ORDER: Answer("5", "Trạng thái không đúng thứ tự"),
    Trouble.ERROR_CODE: Answer("99", "Lỗi xử lý dữ liệu"),
}


@dataclass
class StandIn:
    """The memory of a stand-in: dossiers and their statuses, lines of progress, files, troubles of the next requests."""

    secret: str = SECRET
    slow_seconds: float = 1.0
    say: Callable[[str], object] = field(default=lambda line: None)
    troubles: deque[Trouble] = field(default_factory=deque)
    dossiers: dict[str, dict[str, Any]] = field(default_factory=dict)
    statuses: dict[str, list[str]] = field(default_factory=dict)
    progress: list[dict[str, Any]] = field(default_factory=list)
    packs: list[int] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def take(self, envelope: Envelope) -> Answer:
        """Do what an envelope asks for."""
        with self.lock:
            act = {
                Service.SYNC.value: self._sync,
                Service.PROGRESS.value: self._progress,
                Service.LOOK_UP.value: self._look_up,
                Service.AGENCIES.value: self._agencies,
            }.get(envelope.service)
            answer = act(envelope) if act else Answer("98", "Không có dịch vụ này")
        self.say(f"{envelope.service} {[row.get('MaHoSo') for row in envelope.rows]} -> {answer.code} {answer.message}")
        return answer

    def _sync(self, envelope: Envelope) -> Answer:
        for row in envelope.rows:
            code, status = str(row["MaHoSo"]), str(row["TrangThaiHoSo"])
            if code in self.dossiers and not envelope.updating:
                return Answer("3", "Hồ sơ đã tồn tại")
            if not self._may_follow(code, status):
                return Answer("5", f"Hồ sơ không chuyển được sang trạng thái {status}")
            self.dossiers[code] = row
            self._move(code, status)
        return Answer("0", "Thành công")

    def _progress(self, envelope: Envelope) -> Answer:
        for row in envelope.rows:
            code, status = str(row["MaHoSo"]), str(row["TrangThai"])
            if code not in self.dossiers:
                return Answer("4", f"Chưa có hồ sơ {code}")
            if row in self.progress:
                continue
            if not self._may_follow(code, status):
                return Answer("5", f"Hồ sơ không chuyển được sang trạng thái {status}")
            self.progress.append(row)
            self._move(code, status)
        self.packs.append(len(envelope.rows))
        return Answer("0", "Thành công")

    def _look_up(self, envelope: Envelope) -> Answer:
        code = str(envelope.rows[0].get("MaHoSo"))
        shown = self.statuses.get(code)
        return Answer("0", "", [{"MaHoSo": code, "TrangThaiHoSo": shown[-1]}]) if shown else Answer("4", "Không có")

    def _agencies(self, envelope: Envelope) -> Answer:
        return Answer("0", "", [{"MaDonVi": envelope.sender}])

    def _may_follow(self, code: str, status: str) -> bool:
        last = self.statuses.get(code, [""])[-1]
        return status == last or (last not in _ENDED and (last != _DONE or status == "10"))

    def _move(self, code: str, status: str) -> None:
        told = self.statuses.setdefault(code, [])
        if not told or told[-1] != status:
            told.append(status)


def deliver(rows: Sequence[dict[str, Any]], door: str, *, secret: str = SECRET) -> Answer:
    """Send dossiers filed on the portal to a door of ours, as the portal does. Raises httpx.HTTPError."""
    body = Envelope("stand-in", "DVCQG", Service.SYNC.value, False, tuple(rows)).as_bytes()
    headers = {SIGNATURE_HEADER: sign(body, secret), "Content-Type": "application/json"}
    told = httpx.post(door, content=body, headers=headers, timeout=30).json()
    return Answer(str(told["error_code"]), str(told["message"]), told.get("result"))


def start(stand_in: StandIn, *, port: int = 0) -> ThreadingHTTPServer:
    """Serve on 127.0.0.1 in a thread of its own; `shutdown()` ends it."""
    server = ThreadingHTTPServer(("127.0.0.1", port), type("Handler", (_Handler,), {"stand_in": stand_in}))
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    return server


def facts_of(stand_in: StandIn, server: ThreadingHTTPServer) -> PortalFacts:
    """Where the stand-in is."""
    return PortalFacts(f"http://127.0.0.1:{server.server_address[1]}", CODE, stand_in.secret)


def setting_of(stand_in: StandIn, server: ThreadingHTTPServer) -> str:
    """How the stand-in is written in `MOTCUA_NATIONAL_PORTAL`."""
    return f"http://{CODE}:{stand_in.secret}@127.0.0.1:{server.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    stand_in: StandIn

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        trouble = self.stand_in.troubles.popleft() if self.stand_in.troubles else None
        if not is_signed(body, self.headers.get(SIGNATURE_HEADER, ""), self.stand_in.secret):
            self._tell(Answer("1", "Chữ ký không đúng"))
        elif trouble is Trouble.DOWN:
            self._answer(HTTPStatus.SERVICE_UNAVAILABLE, b"{}")
        elif trouble in _SAID and not (trouble is Trouble.DUPLICATE and read_envelope(body).updating):
            self._tell(_SAID[trouble])
        else:
            self._do(read_envelope(body), trouble)

    def _do(self, envelope: Envelope, trouble: Trouble | None) -> None:
        if trouble is Trouble.TIMEOUT:
            time.sleep(self.stand_in.slow_seconds)
        answer = self.stand_in.take(envelope)
        if trouble is Trouble.LOST_ANSWER:
            self.close_connection = True
            self.connection.close()
        elif trouble is Trouble.NOT_JSON:
            self._answer(HTTPStatus.OK, b"<html>")
        else:
            self._tell(answer)

    def do_GET(self) -> None:
        content = self.stand_in.files.get(self.path)
        self._answer(HTTPStatus.OK if content is not None else HTTPStatus.NOT_FOUND, content or b"")

    def _tell(self, answer: Answer) -> None:
        told = {"error_code": answer.code, "message": answer.message, "result": answer.result}
        self._answer(HTTPStatus.OK, json.dumps(told, ensure_ascii=False).encode())

    def _answer(self, status: HTTPStatus, body: bytes) -> None:
        try:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        except OSError:
            self.close_connection = True

    def finish(self) -> None:
        """A line that was hung up has nothing to flush."""
        try:
            super().finish()
        except (OSError, ValueError):
            self.close_connection = True

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet."""
