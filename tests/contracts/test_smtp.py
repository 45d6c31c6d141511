"""E-mail over real SMTP on loopback: what arrives, and what is said when it does not."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest

from motcua.clients.sms.provider import Outcome
from motcua.notifications.senders import post_mail
from tests.factories.smtp import Mailbox, serve_mail

SMTP = "django.core.mail.backends.smtp.EmailBackend"
BODY = "Kính gửi ông/bà,\n\nHồ sơ H58.90.21-240305-0001 đã được tiếp nhận.\n.một dòng bắt đầu bằng dấu chấm\n"


@pytest.fixture
def mailbox(settings: Any) -> Iterator[Mailbox]:
    box = Mailbox()
    server = serve_mail(box)
    settings.EMAIL_BACKEND, settings.EMAIL_HOST = SMTP, "127.0.0.1"
    settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = server.server_address[1], 2
    settings.DEFAULT_FROM_EMAIL = "Một cửa huyện Mẫu <mot-cua@vi-du.vn>"
    yield box
    server.shutdown()
    server.server_close()


def test_a_mail_arrives_as_it_was_written(mailbox: Mailbox) -> None:
    key = uuid4()
    answer = post_mail("lan@vi-du.vn", "Hồ sơ H58 đã được tiếp nhận", BODY, key=key)
    (mail,) = mailbox.taken
    assert (answer.outcome, answer.reference) == (Outcome.ACCEPTED, f"<{key}@vi-du.vn>")
    assert mailbox.recipients == ["lan@vi-du.vn"] and mail["Subject"] == "Hồ sơ H58 đã được tiếp nhận"
    assert mail["From"] == "Một cửa huyện Mẫu <mot-cua@vi-du.vn>"
    assert mail.get_content().replace("\r\n", "\n").strip() == BODY.strip()
    assert mail["Message-ID"] == answer.reference and mail["Auto-Submitted"] == "auto-generated"


def test_a_mail_sent_again_is_known_by_its_number(mailbox: Mailbox) -> None:
    key = uuid4()
    for _ in range(2):
        post_mail("lan@vi-du.vn", "Hồ sơ H58", BODY, key=key)
    assert len({mail["Message-ID"] for mail in mailbox.taken}) == 1


@pytest.mark.parametrize(
    ("verb", "line", "outcome"),
    [
        ("RCPT", b"550 5.1.1 no such user", Outcome.REJECTED),
        ("RCPT", b"451 4.7.1 greylisted, come again", Outcome.UNAVAILABLE),
        ("MAIL", b"553 5.7.1 sender not allowed", Outcome.REJECTED),
        ("TAKEN", b"552 5.2.2 mailbox full", Outcome.REJECTED),
        ("TAKEN", b"452 4.3.1 no space", Outcome.UNAVAILABLE),
    ],
)
def test_a_refusal_is_final_only_when_the_server_says_so(
    mailbox: Mailbox, verb: str, line: bytes, outcome: Outcome
) -> None:
    mailbox.answers[verb] = line
    answer = post_mail("lan@vi-du.vn", "Hồ sơ H58", BODY, key=uuid4())
    assert answer.outcome is outcome and line.decode().split(" ", 1)[1] in answer.error


def test_a_line_that_breaks_is_tried_again(mailbox: Mailbox) -> None:
    mailbox.hang_up_after = "DATA"
    answer = post_mail("lan@vi-du.vn", "Hồ sơ H58", BODY, key=uuid4())
    assert answer.outcome is Outcome.UNAVAILABLE and "Máy chủ thư" in answer.error


def test_nobody_listening(settings: Any) -> None:
    server = serve_mail(Mailbox())
    settings.EMAIL_BACKEND, settings.EMAIL_HOST = SMTP, "127.0.0.1"
    settings.EMAIL_PORT = server.server_address[1]
    server.shutdown()
    server.server_close()
    answer = post_mail("lan@vi-du.vn", "Hồ sơ H58", BODY, key=uuid4())
    assert (answer.outcome, answer.error) == (Outcome.UNAVAILABLE, "Không kết nối được với máy chủ thư")


def test_a_title_cannot_smuggle_a_header(mailbox: Mailbox) -> None:
    with pytest.raises(ValueError, match="newlines"):
        post_mail("lan@vi-du.vn", "Hồ sơ\nBcc: ai@vi-du.vn", BODY, key=uuid4())
    assert mailbox.taken == []
