"""What a unit that is asked for its opinion reads of a dossier, and for how long."""

from datetime import timedelta

import pytest
from django.urls import reverse

from motcua.dossiers.actions.answer_consultation import answer_consultation
from motcua.dossiers.actions.attach_paper import attach_paper
from motcua.dossiers.actions.consult import consult
from motcua.dossiers.actions.receive import receive
from motcua.dossiers.actions.refuse import refuse
from motcua.dossiers.actions.submit import submit
from motcua.dossiers.models import Consultation
from motcua.dossiers.queries import papers_of
from motcua.dossiers.rules.pins import RefusalReason
from motcua.kernel.terms import parse_term
from tests.factories import cast as world
from tests.factories.linked import linked_procedure, part, whole_online
from tests.factories.uploads import pdf, uploaded


@pytest.fixture
def dossier(cast, at):
    draft = world.a_draft(cast, at=at, procedure=world.BIRTH, data=world.birth_data())
    attach_paper(draft.pk, "giay-chung-sinh", uploaded(cast, pdf(), at=at).pk, by=cast.user("citizen"), at=at)
    filed = submit(draft.pk, by=cast.user("citizen"), at=at)
    return receive(filed.pk, by=cast.user("clerk"), at=at)


@pytest.fixture
def asked(cast, at, dossier):
    return question(cast, dossier, at)


def question(cast, dossier, at, *, by="specialist"):
    term = parse_term("2 ngày làm việc")
    consult(dossier.pk, ["xb"], question="Có tranh chấp không?", term=term, by=cast.user(by), at=at)
    return Consultation.objects.get(dossier=dossier)


def end(cast, dossier, at):
    law = {"reason": "Không đủ điều kiện", "legal_basis": "Điều 22"}
    refuse(dossier.pk, reason_code=RefusalReason.NOT_ELIGIBLE, **law, by=cast.user("leader"), at=at)


def text(browser, name, *args):
    return browser.get(reverse(name, args=args)).content.decode()


def test_it_reads_the_papers_and_the_declaration_while_the_dossier_is_settled(cast, client_of, at, dossier, asked):
    browser = client_of(cast.user("other_specialist"))
    file = reverse("desk:opinion-file", args=[asked.pk, papers_of(dossier)[0].pk])
    page = text(browser, "desk:opinion", asked.pk)
    assert file in page and "Nội dung khai" in page
    assert browser.get(file)["Content-Type"] == "application/pdf"
    answer_consultation(asked.pk, answer="Không có", agrees=True, by=cast.user("other_specialist"), at=at)
    assert file in text(browser, "desk:opinion", asked.pk)
    end(cast, dossier, at + timedelta(hours=1))
    page = text(browser, "desk:opinion", asked.pk)
    assert "Có tranh chấp không?" in page and "Không có" in page
    assert file not in page and "khi hồ sơ đang giải quyết" in page
    assert browser.get(file).status_code == 404


def test_nobody_waits_for_an_opinion_about_what_is_settled(cast, client_of, at, dossier, asked):
    browser = client_of(cast.user("other_specialist"))
    assert dossier.code in text(browser, "desk:opinions")
    end(cast, dossier, at)
    assert dossier.code not in text(browser, "desk:opinions")
    typed = {"dong_y": "co", "noi_dung": "Không có"}
    answer = browser.post(reverse("desk:opinion", args=[asked.pk]), typed)
    assert answer.status_code == 409
    assert "không cần ý kiến của Ủy ban nhân dân xã Bình Mẫu nữa" in answer.content.decode()
    asked.refresh_from_db()
    assert asked.answered_at is None


def test_of_a_part_it_reads_what_was_declared_on_the_form_of_the_whole(cast, client_of, at):
    linked_procedure()
    here = part(whole_online(cast, at=at), 2)
    asked = question(cast, here, at, by="district_specialist")
    page = text(client_of(cast.user("other_specialist")), "desk:opinion", asked.pk)
    assert here.data["noi_cu_tru"] in page and "Họ, chữ đệm, tên người được xác nhận" in page
