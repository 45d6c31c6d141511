"""`motcua clock`: the ledger and both counts, to a person and as JSON."""

import json
from datetime import datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from motcua.dossiers.actions.confirm_payment import confirm_payment
from motcua.dossiers.actions.request_payment import request_payment
from motcua.dossiers.actions.submit import submit
from tests.factories.cast import Cast, a_draft, filed_at_counter


def say(*words: str) -> str:
    out = StringIO()
    call_command("clock", *words, stdout=out)
    return out.getvalue()


def test_the_ledger_of_a_dossier_that_stood_still(cast: Cast, at: datetime) -> None:
    dossier = filed_at_counter(cast, at=at)
    request_payment(dossier.pk, what="Lệ phí", amount=1, legal_basis="Luật Phí", by=cast.user("specialist"), at=at)
    confirm_payment(dossier.pk, proof="BL 1", by=cast.user("clerk"), at=at + timedelta(days=1))
    told = json.loads(say(dossier.code, "--json"))
    assert [row["kind"] for row in told["intervals"]] == ["running", "paused", "running"]
    assert [row["cause"] for row in told["promises"]] == ["receipt", "resume"]
    assert told["legal"]["paused_hours"] == 8 and told["measure_766"]["verdict"] == "late"
    assert (told["received_at"], told["due_at"]) == ("2024-03-05T09:00:00+07:00", "2024-03-11T09:00:00+07:00")
    text = say(dossier.code)
    assert "Tạm dừng: Chờ thực hiện nghĩa vụ tài chính (Lê Văn Thụ)" in text and "Theo Quyết định 766: quá hạn" in text


def test_what_is_not_received_has_no_clock_yet(cast: Cast, at: datetime) -> None:
    waiting = submit(a_draft(cast, at=at).pk, by=cast.user("citizen"), at=at)
    assert json.loads(say(waiting.code, "--json"))["legal"] is None
    assert "Chưa tiếp nhận nên chưa tính thời hạn." in say(waiting.code)


def test_an_unknown_code_is_told(db: None) -> None:
    with pytest.raises(CommandError, match="no dossier has the code X-1"):
        say("X-1")
