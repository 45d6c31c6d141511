"""`motcua doctor` on the systems of others: each answers, is away, or was never connected."""

import subprocess
import sys
from typing import Any

from motcua.cli.checkup import connected
from motcua.cli.checkup.findings import Level
from motcua.cli.version import release_folder
from motcua.clients.post_office.office import OfficeFacts
from motcua.clients.post_office.stand_in import StandIn as PostStandIn
from motcua.clients.post_office.stand_in import facts_of
from motcua.clients.post_office.stand_in import start as start_post
from motcua.clients.sms.stand_in import StandIn
from motcua.notifications.rules.channels import Channel
from tests.factories.smtp import Mailbox, serve_mail
from tests.factories.telling import configure, standing_in

AWAY = "http://127.0.0.1:9"


def test_what_is_not_configured_is_said_to_be_and_is_no_warning(settings: Any) -> None:
    configure(settings)
    settings.SMTP_CONFIGURED, settings.PAYMENT_GATEWAY, settings.POST_OFFICE = False, None, None
    found = connected.connected_findings()
    assert [one.subject for one in found] == ["mail", "sms", "zalo", "payments", "post office"]
    assert {one.level for one in found} == {Level.OK} and all("not configured" in one.sentence for one in found)


def test_a_mail_server_lets_us_in_or_is_warned_of(settings: Any) -> None:
    mailbox = Mailbox()
    server = serve_mail(mailbox)
    settings.SMTP_CONFIGURED = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.server_address[1]
    assert connected.mail().level is Level.OK and mailbox.taken == []
    server.shutdown()
    server.server_close()
    away = connected.mail()
    assert away.level is Level.WARNING and away.remedy


def test_each_provider_of_short_messages_is_asked_and_sends_nothing(settings: Any) -> None:
    standing = StandIn("nha-mang")
    with standing_in(standing) as addresses:
        configure(settings, sms=f"{addresses},xa=http://:secret@127.0.0.1:9")
        found = connected.short_messages(Channel.SMS, "MOTCUA_SMS_PROVIDERS")
    assert [one.level for one in found] == [Level.OK, Level.WARNING]
    assert "xa: Không hỏi được" in found[1].sentence and "secret" not in found[1].sentence


def test_the_post_answers_does_not_know_us_or_is_away(settings: Any) -> None:
    standing = PostStandIn()
    server = start_post(standing)
    settings.POST_OFFICE = facts_of(standing, server)
    assert connected.post_office().level is Level.OK
    settings.POST_OFFICE = OfficeFacts(settings.POST_OFFICE.address, "another")
    assert "từ chối" in connected.post_office().sentence
    server.shutdown()
    server.server_close()
    settings.POST_OFFICE = OfficeFacts(AWAY, "secret")
    assert connected.post_office().level is Level.WARNING


def test_a_reader_who_has_gone_is_no_trouble() -> None:
    program = (
        "import os, sys; from config import cli; import django.core.management as m;"
        "m.execute_from_command_line = lambda words: [print('dòng') for _ in range(100_000)];"
        "sys.argv = ['motcua', 'figures']; cli.main()"
    )
    command = f'"{sys.executable}" -c "{program}" | head -1'
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], cwd=release_folder(), capture_output=True, text=True, timeout=60
    )
    assert (done.stdout, done.stderr, done.returncode) == ("dòng\n", "", 0)
