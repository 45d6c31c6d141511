"""`motcua stand-in sms`: it says how the system is told of it, and answers where it says."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest
from django.conf import settings

from motcua.clients.national_portal.address import read_portal
from motcua.clients.national_portal.http import HttpNationalPortal
from motcua.clients.national_portal.portal import Unavailable
from motcua.clients.sms.http import HttpProvider
from motcua.clients.sms.provider import Outcome, read_providers
from tests.factories.source import ROOT

Start = Callable[..., str]


def a_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def hear_ctrl_c() -> None:
    """A suite started in the background ignores it, and so would all it starts."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def start() -> Iterator[Start]:
    """Start the command; its first line. It is stopped afterwards as with Ctrl-C, and must end well."""
    running: list[subprocess.Popen[str]] = []

    def run(*arguments: str) -> str:
        environment = {**os.environ, "DATA_DIR": str(settings.DATA_DIR), "DJANGO_SETTINGS_MODULE": "config.settings"}
        command = [sys.executable, "-m", "django", "stand_in", *arguments]
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, preexec_fn=hear_ctrl_c
        )
        running.append(process)
        assert process.stdout is not None
        return process.stdout.readline().strip()

    yield run
    for process in running:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)
        assert process.returncode == 0


def test_a_provider_of_messages_answers_where_it_says(start: Start) -> None:
    told = start("sms", "--port", str(a_free_port()), "--name", "an", "--no-receipts")
    name, _, providers = told.partition("=")
    assert name == "MOTCUA_SMS_PROVIDERS"
    answer = HttpProvider(read_providers(providers)[0]).send("0900000123", "Ho so H58", key=str(uuid4()))
    assert (answer.outcome, answer.reference) == (Outcome.ACCEPTED, "an-1")


def test_a_provider_with_a_trouble_has_it(start: Start) -> None:
    told = start("sms", "--port", str(a_free_port()), "--trouble", "down")
    provider = HttpProvider(read_providers(told.partition("=")[2])[0])
    assert provider.send("0900000123", "Ho so H58", key=str(uuid4())).outcome is Outcome.UNAVAILABLE


def test_the_national_portal_goes_wrong_as_often_as_told_and_then_answers(start: Start) -> None:
    told = start("national", "--port", str(a_free_port()), "--trouble", "down", "--times", "1")
    name, _, address = told.partition("=")
    facts = read_portal(address)
    assert name == "MOTCUA_NATIONAL_PORTAL" and facts is not None
    with pytest.raises(Unavailable):
        HttpNationalPortal(facts).check()
    assert HttpNationalPortal(facts).check().is_yes
