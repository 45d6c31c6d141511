"""A mail server on loopback that speaks SMTP (RFC 5321) and keeps what it took; it can be told how to misbehave."""

import email
import socketserver
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import default
from threading import Thread


@dataclass
class Mailbox:
    """What the server took, and how it answers a command: `{"RCPT": b"550 5.1.1 no such user"}`."""

    taken: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    answers: dict[str, bytes] = field(default_factory=dict)
    hang_up_after: str = ""


class _Session(socketserver.StreamRequestHandler):
    mailbox: Mailbox

    def handle(self) -> None:
        self._say(b"220 mailbox ESMTP")
        while line := self.rfile.readline():
            verb = line.split(b":")[0].split()[0].decode().upper()
            if verb == "DATA" and "DATA" not in self.mailbox.answers:
                self._take()
            elif verb == "RCPT" and verb not in self.mailbox.answers:
                self.mailbox.recipients.append(line.split(b"<")[1].split(b">")[0].decode())
                self._say(b"250 ok")
            else:
                self._say(self.mailbox.answers.get(verb, b"221 bye" if verb == "QUIT" else b"250 ok"))
            if verb in {"QUIT", self.mailbox.hang_up_after}:
                return

    def _take(self) -> None:
        self._say(b"354 go on")
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line[1:] if line.startswith(b"..") else line)
        self.mailbox.taken.append(email.message_from_bytes(b"".join(lines), policy=default))
        if self.mailbox.hang_up_after != "DATA":
            self._say(self.mailbox.answers.get("TAKEN", b"250 queued"))

    def _say(self, line: bytes) -> None:
        self.wfile.write(line + b"\r\n")


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True


def serve_mail(mailbox: Mailbox) -> socketserver.ThreadingTCPServer:
    """Serve on 127.0.0.1 in a thread; `server_address[1]` is the port, `shutdown()` and `server_close()` end it."""
    server = _Server(("127.0.0.1", 0), type("Session", (_Session,), {"mailbox": mailbox}))
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    return server
