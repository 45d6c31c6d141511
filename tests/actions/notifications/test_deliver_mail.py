"""Sending by e-mail: over real SMTP, tried again when the server says later, ended when it says never."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from motcua.notifications.dispatch import deliver
from motcua.notifications.models import Delivery
from motcua.notifications.rules.ways import Addressee
from tests.factories.cast import Cast
from tests.factories.smtp import Mailbox, serve_mail
from tests.factories.telling import announced

LAN = Addressee(41, None, "", "lan@vi-du.vn")


@pytest.fixture
def mailbox(settings: Any) -> Iterator[Mailbox]:
    box = Mailbox()
    server = serve_mail(box)
    settings.SMTP_CONFIGURED, settings.EMAIL_HOST, settings.EMAIL_PORT = True, "127.0.0.1", server.server_address[1]
    settings.EMAIL_BACKEND, settings.EMAIL_TIMEOUT = "django.core.mail.backends.smtp.EmailBackend", 2
    yield box
    server.shutdown()
    server.server_close()


def sent(row: Delivery, *, at: datetime) -> Delivery:
    deliver(row.pk, at=at)
    row.refresh_from_db()
    return row


def test_a_mail_goes_even_at_night(cast: Cast, mailbox: Mailbox, at: datetime) -> None:
    night = at.replace(hour=23)
    row = sent(announced(LAN, at=night)[0], at=night)
    (mail,) = mailbox.taken
    assert (row.state, row.provider, row.reference) == ("sent", "smtp", mail["Message-ID"])
    assert mail["To"] == "lan@vi-du.vn" and "H58.90.21-240305-0001" in mail["Subject"]
    assert "/ho-so/thong-bao/cach-nhan/" in mail.get_content()


def test_later_is_tried_again_and_arrives_once(cast: Cast, mailbox: Mailbox, at: datetime) -> None:
    mailbox.answers["RCPT"] = b"451 4.7.1 greylisted, come again"
    row = sent(announced(LAN, at=at)[0], at=at)
    assert (row.state, row.next_at) == ("queued", at + timedelta(minutes=1)) and "451" in row.error
    del mailbox.answers["RCPT"]
    row = sent(row, at=at + timedelta(minutes=1))
    assert (row.state, row.error, row.attempts) == ("sent", "", 2) and len(mailbox.taken) == 1


def test_never_is_the_end_and_says_why(cast: Cast, mailbox: Mailbox, at: datetime) -> None:
    mailbox.answers["RCPT"] = b"550 5.1.1 no such user"
    row = sent(announced(LAN, at=at)[0], at=at)
    assert row.state == "failed" and "550" in row.error and "no such user" in row.error
