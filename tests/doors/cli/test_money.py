"""The commands about money, to a person and as JSON."""

import json
import os
import subprocess
import sys
from io import StringIO
from typing import Any

import httpx
import pytest
from django.core.management import CommandError, call_command

from motcua.fees.rules.vietqr import parse
from tests.factories.cast import BIRTH, Cast
from tests.factories.money import cost
from tests.factories.source import ROOT

LINES = [
    {"case": "Đăng ký quá hạn", "amount": 5000, "channel": "counter", "basis": "NQ"},
    {"case": "Đăng ký quá hạn", "amount": 2000, "channel": "online", "basis": "NQ"},
    {"case": "Một bản sao trích lục", "amount": 8000, "basis": "281/2016/TT-BTC"},
]


def said(*arguments: Any) -> str:
    out = StringIO()
    call_command(*(str(one) for one in arguments), stdout=out)
    return out.getvalue()


@pytest.fixture
def fees(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """The procedures cost something."""
    cost(monkeypatch, LINES)


@pytest.mark.usefixtures("fees")
def test_a_fee_by_case_and_channel() -> None:
    told = json.loads(said("fee", BIRTH, "--case", "Đăng ký quá hạn", "--channel", "online", "--json"))
    assert (told["total"], told["total_in_words"]) == (2000, "Hai nghìn đồng")
    assert "thấp hơn 3.000 đồng so với nộp trực tiếp" in told["lines"][0]["reason"]


@pytest.mark.usefixtures("fees")
def test_all_lines_and_their_sum_for_a_person() -> None:
    text = said("fee", BIRTH, "--channel", "counter")
    assert "Tổng: 13.000 đồng (Mười ba nghìn đồng)" in text


@pytest.mark.usefixtures("fees")
def test_a_waiver_is_told() -> None:
    told = json.loads(said("fee", BIRTH, "--channel", "counter", "--relief", "poor_household", "--json"))
    assert told["total"] == 0 and all("Được miễn" in line["reason"] for line in told["lines"])


@pytest.mark.usefixtures("fees")
@pytest.mark.parametrize("more", [("--case", "Khác"), ("--quantity", "0"), ("--relief", "child", "--percent", "0")])
def test_what_cannot_be_priced_is_said(more: tuple[str, ...]) -> None:
    with pytest.raises(CommandError):
        said("fee", BIRTH, *more)


def test_an_unknown_procedure(cast: Cast) -> None:
    with pytest.raises(CommandError, match="no procedure"):
        said("fee", "9.999999")


def test_a_vietqr_is_made_and_read() -> None:
    parts = ("--bin", "970436", "--account", "1017595600", "--amount", "8000", "--reference", "MCABCDEFGH")
    payload = json.loads(said("vietqr", *parts, "--json"))["payload"]
    assert said("vietqr", *parts).strip() == payload
    assert parse(payload).amount == 8000
    assert "amount: 8000" in said("vietqr", "--read", payload)


@pytest.mark.parametrize(
    "arguments", [(), ("--bin", "1"), ("--read", "0002"), ("--bin", "1", "--account", "1", "--amount", "1")]
)
def test_a_vietqr_that_cannot_be(arguments: tuple[str, ...]) -> None:
    with pytest.raises(CommandError):
        said("vietqr", *arguments)


def test_the_stand_in_runs_and_says_its_setting() -> None:
    command = [sys.executable, "-c", "from config.cli import main; main()", "stand-in", "payment", "--port", "18099"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "DJANGO_SETTINGS_MODULE": "config.settings_test"}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline().strip() == (
                "MOTCUA_PAYMENT_GATEWAY=stand-in=http://motcua:stand-in@127.0.0.1:18099"
            )
            assert httpx.get("http://127.0.0.1:18099/pay/none").status_code == 404
        finally:
            process.terminate()
