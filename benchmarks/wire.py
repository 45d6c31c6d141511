"""A load generator on plain sockets: several processes, each with a few connections kept alive.

It costs some 50 µs a request, so that on a small machine most of the time is left to what is measured.
"""

import math
import multiprocessing
import socket
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

Requests = Callable[[int], Iterator[bytes]]
PROCESSES = 2


@dataclass
class Load:
    """What came back: latencies in seconds, how often each status, what bodies said (when asked to keep them)."""

    seconds: float = 0.0
    latencies: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    bodies: list[bytes] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.latencies) / self.seconds

    def quantile(self, share: float) -> float:
        """The latency in milliseconds that `share` of the answers did not exceed."""
        ranked = sorted(self.latencies)
        return ranked[max(0, math.ceil(share * len(ranked)) - 1)] * 1000

    def only(self, *statuses: int) -> "Load":
        """Itself, when every answer had one of these statuses. Raises RuntimeError otherwise."""
        strange = {status: count for status, count in self.statuses.items() if status not in statuses}
        if strange or not self.latencies:
            example = self.bodies[-1][:300] if self.bodies else b""
            raise RuntimeError(f"answers with other statuses than {statuses}: {strange} {example!r}")
        return self


def get(path: str, port: int, cookies: str = "") -> bytes:
    """The bytes of a GET request."""
    cookie = f"Cookie: {cookies}\r\n" if cookies else ""
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: */*\r\n{cookie}\r\n".encode()


def drive(port: int, requests: Requests, *, connections: int, seconds: float, keep: bool = False) -> Load:
    """Send `requests(number of connection)` on each connection, one after the other, for some seconds."""
    context = multiprocessing.get_context("fork")
    shares = [range(start, connections, PROCESSES) for start in range(min(PROCESSES, connections))]
    started = context.Barrier(len(shares))
    children = []
    for share in shares:
        receiver, sender = context.Pipe(duplex=False)
        job = (sender, started, port, requests, list(share), seconds, keep)
        child = context.Process(target=_run, args=job, daemon=True)
        child.start()
        children.append((child, receiver))
    return _gather(children)


def _gather(children: list[tuple[multiprocessing.process.BaseProcess, object]]) -> Load:
    whole = Load()
    for child, receiver in children:
        part: Load = receiver.recv()  # type: ignore[attr-defined]
        child.join()
        whole.seconds = max(whole.seconds, part.seconds)
        whole.latencies += part.latencies
        whole.statuses += part.statuses
        whole.bodies += part.bodies
    return whole


def _run(sender, started, port, requests, numbers, seconds, keep) -> None:  # type: ignore[no-untyped-def]
    loads = [Load() for _ in numbers]
    started.wait()
    begin = time.perf_counter()
    until = begin + seconds
    threads = [
        threading.Thread(target=_converse, args=(load, port, requests(number), until, keep))
        for load, number in zip(loads, numbers, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    total = Load(seconds=time.perf_counter() - begin)
    for load in loads:
        total.latencies += load.latencies
        total.statuses += load.statuses
        total.bodies += load.bodies
    sender.send(total)


def _converse(load: Load, port: int, requests: Iterator[bytes], until: float, keep: bool) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for request in requests:
            begin = time.perf_counter()
            if begin >= until:
                return
            connection.sendall(request)
            status, body = _answer(connection)
            load.latencies.append(time.perf_counter() - begin)
            load.statuses[status] += 1
            if keep or status >= 400:
                load.bodies.append(body)


def _answer(connection: socket.socket) -> tuple[int, bytes]:
    """Status and body. Raises ConnectionError when the server hangs up."""
    received = b""
    while (end := received.find(b"\r\n\r\n")) < 0:
        received += _more(connection)
    head = received[:end].lower()
    length_at = head.find(b"\r\ncontent-length:")
    length = int(head[length_at + 17 :].split(b"\r\n", 1)[0]) if length_at >= 0 else 0
    body = received[end + 4 :]
    while len(body) < length:
        body += _more(connection)
    return int(received[9:12]), body


def _more(connection: socket.socket) -> bytes:
    piece = connection.recv(65536)
    if not piece:
        raise ConnectionError("the server closed the connection")
    return piece
