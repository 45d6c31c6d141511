"""Fees over the API: what a procedure costs, what is due for one's own dossier, how to pay it, what was paid."""

import pytest
from django.utils import timezone

from motcua.dossiers.models import Dossier
from motcua.fees.actions.take_cash import take_cash
from motcua.fees.models import Charge
from tests.doors.api.conftest import Program
from tests.factories.cast import MARITAL, Cast
from tests.factories.money import COPY, a_charge, an_account, cost


def charged(citizen: Program, cast: Cast) -> Dossier:
    """A dossier filed over the API, charged for two copies into the account of the commune."""
    an_account(timezone.now())
    dossier = Dossier.objects.get(code=citizen.file().json()["code"])
    a_charge(cast, dossier, at=timezone.now(), copies=2)
    return dossier


def test_a_procedure_says_what_it_costs_and_why(citizen: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    cost(monkeypatch)
    answer = citizen.client.get(f"/api/v1/procedures/{MARITAL}/fees", {"channel": "online"})
    assert answer.status_code == 200
    said = answer.json()
    assert [line["amount"] for line in said["lines"]] == [8000, 5000] and said["total"] == 13_000
    assert all(line["reason"] for line in said["lines"]) and said["total_in_words"].endswith("đồng")
    copies = citizen.client.get(f"/api/v1/procedures/{MARITAL}/fees", {"case": COPY.case, "quantity": 3}).json()
    assert copies["total"] == 24_000 and "× 3" in copies["lines"][0]["reason"]
    wrong = citizen.client.get(f"/api/v1/procedures/{MARITAL}/fees", {"case": "Mức không có"})
    assert wrong.status_code == 409 and "Mức không có" in wrong.json()["detail"]
    assert citizen.client.get(f"/api/v1/procedures/{MARITAL}/fees", {"quantity": 0}).status_code == 422
    assert citizen.client.get("/api/v1/procedures/9.999999/fees").status_code == 404


def test_what_is_due_and_how_to_pay_it(citizen: Program, cast: Cast) -> None:
    dossier = charged(citizen, cast)
    said = citizen.client.get(f"/api/v1/dossiers/{dossier.code}/fees").json()
    (charge,) = said["charges"]
    assert charge["state"] == "due" and said["outstanding"] == charge["outstanding"] == charge["total"] == 16_000
    assert charge["lines"][0]["reason"] and charge["payments"] == []
    transfer = charge["transfer"]
    assert (transfer["account"], transfer["amount"]) == ("1017595600", 16_000)
    assert all(part in transfer["vietqr"] for part in (transfer["content"], transfer["account"], "16000"))


def test_what_was_paid_and_its_receipt(citizen: Program, neighbour: Program, cast: Cast) -> None:
    dossier = charged(citizen, cast)
    charge = Charge.objects.get()
    take_cash(charge.pk, amount=charge.total, by=cast.user("clerk"), at=timezone.now())
    (told,) = citizen.client.get(f"/api/v1/dossiers/{dossier.code}/fees").json()["charges"]
    assert (told["state"], told["outstanding"], told["transfer"]) == ("paid", 0, None)
    (paid,) = told["payments"]
    assert paid["amount"] == charge.total and paid["way"] == "cash" and paid["receipt_no"]
    receipt = citizen.client.get(paid["receipt"])
    assert receipt["Content-Type"] == "application/pdf" and receipt.content.startswith(b"%PDF")
    assert neighbour.client.get(paid["receipt"]).status_code == 404
    assert citizen.client.get(f"/api/v1/dossiers/{dossier.code}/fees/receipts/99999").status_code == 404


def test_nobody_reads_the_fees_of_anothers_dossier(citizen: Program, neighbour: Program, cast: Cast) -> None:
    address = f"/api/v1/dossiers/{charged(citizen, cast).code}/fees"
    assert neighbour.client.get(address).status_code == 404
    neighbour.client.logout()
    assert neighbour.client.get(address).status_code == 401
