"""A leader gives money back."""

import pytest

from motcua.fees.actions.notify_payment import notify_payment
from motcua.fees.actions.take_cash import take_cash
from tests.factories import cast as world
from tests.factories.money import a_charge, a_notice
from tests.factories.pages import field_values


@pytest.fixture
def charge(cast, at):
    charge = a_charge(cast, world.filed_at_counter(cast, at=at), at=at)
    take_cash(charge.pk, amount=8000, by=cast.user("clerk"), at=at)
    notify_payment(a_notice(charge, at=at), at=at)
    return charge


@pytest.fixture
def browser(cast, client_of):
    return client_of(cast.user("leader"))


def page_of(charge):
    return f"/ban-lam-viec/ho-so/{charge.subject_code}/hoan-phi/"


def test_only_leaders_of_the_agency_have_the_page(cast, client_of, charge):
    for who in ("specialist", "document_clerk", "clerk", "other_leader", "chair", "citizen"):
        assert client_of(cast.user(who)).get(page_of(charge)).status_code == 404
    assert page_of(charge) in client_of(cast.user("leader")).get(page_of(charge)[: -len("hoan-phi/")]).content.decode()
    below = client_of(cast.user("specialist")).get(page_of(charge)[: -len("hoan-phi/")]).content.decode()
    assert page_of(charge) not in below


def test_what_was_too_much_is_proposed_and_goes_back(browser, charge):
    page = browser.get(page_of(charge))
    assert field_values(page)["so_tien"] == "8000" and "nộp thừa" in page.content.decode()
    sent = {"khoan": charge.pk, "so_tien": "8.000", "cach": "transfer", "ly_do": "Nộp hai lần"}
    assert browser.post(page_of(charge), sent).status_code == 302
    charge.refresh_from_db()
    assert (charge.state, charge.refunded) == ("paid", 8000)
    assert "Đã hoàn trả 8.000 đồng" in browser.get(page_of(charge)).content.decode()


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"so_tien": "x", "cach": "cash", "ly_do": "Nộp hai lần"}, "so_tien"),
        ({"so_tien": "8000", "cach": "gateway", "ly_do": "Nộp hai lần"}, "cach"),
        ({"so_tien": "9000", "cach": "cash", "ly_do": "Nộp hai lần"}, "so_tien"),
        ({"so_tien": "8000", "cach": "cash", "ly_do": ""}, "so_tien"),
    ],
)
def test_a_wrong_form_says_where_and_keeps_what_was_typed(browser, charge, sent, field):
    answer = browser.post(page_of(charge), {"khoan": charge.pk, **sent})
    assert answer.status_code == 422 and f'href="#{field}_{charge.pk}"' in answer.content.decode()
    assert field_values(answer)["so_tien"] == sent["so_tien"]


def test_a_form_sent_with_the_charge_alone_is_answered_in_words(browser, charge):
    answer = browser.post(page_of(charge), {"khoan": charge.pk})
    assert answer.status_code == 422 and "Chọn cách hoàn trả" in answer.content.decode()


def test_no_charge_chosen_is_said(browser, charge):
    answer = browser.post(page_of(charge), {})
    assert answer.status_code == 422 and "Chọn khoản phí cần hoàn trả" in answer.content.decode()


def test_a_charge_of_another_dossier_is_not_here(cast, browser, at, charge):
    other = a_charge(cast, world.filed_at_counter(cast, at=at), at=at)
    sent = {"khoan": other.pk, "so_tien": "8000", "cach": "cash", "ly_do": "Nộp hai lần"}
    assert browser.post(page_of(charge), sent).status_code == 404


def test_without_charges_the_page_says_so(cast, browser, at):
    dossier = world.filed_at_counter(cast, at=at)
    assert "chưa có khoản phí nào" in browser.get(f"/ban-lam-viec/ho-so/{dossier.code}/hoan-phi/").content.decode()
