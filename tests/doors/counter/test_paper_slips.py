"""Many paper files leave the desk at once, and the unit takes them at once; nothing is skipped without a word."""

from uuid import uuid4

from django.utils import timezone

from motcua.dossiers.models import PaperSlip
from tests.factories import cast as world

DESK, UNIT = "/mot-cua/ban-giao/", "/ban-lam-viec/ban-giao/"


def on_paper(cast):
    return world.filed_at_counter(cast, at=timezone.now(), procedure=world.BIRTH)


def test_ticked_ones_leave_on_a_slip_and_the_unit_takes_them(cast, client_of):
    first, second, stays = on_paper(cast), on_paper(cast), on_paper(cast)
    clerk, specialist = client_of(cast.user("clerk")), client_of(cast.user("specialist"))
    assert "chuyển trước" in clerk.get(DESK).content.decode()
    sent = {"khoa": str(uuid4()), "ho_so": [first.code, second.code, "H58-khong-co"]}
    answer = clerk.post(DESK, sent)
    assert answer.status_code == 302 and answer["Location"] == f"{DESK}{sent['khoa']}/"
    told = clerk.get(answer["Location"]).content.decode()
    assert "Đã bàn giao 2 hồ sơ" in told and "Phiếu 0001" in told and "Chưa bàn giao hồ sơ H58-khong-co" in told
    waiting = clerk.get(DESK).content.decode()
    assert stays.code in waiting and first.code not in waiting and "Chờ ký nhận" in waiting
    slip = PaperSlip.objects.get()
    assert clerk.get(f"{DESK}phieu/{slip.pk}.pdf")["Content-Type"] == "application/pdf"
    assert first.code in specialist.get(UNIT).content.decode()
    lines = [line.pk for line in slip.lines.all()]
    assert specialist.post(f"{UNIT}{slip.pk}/nhan/", {"dong": lines[:1]}).status_code == 302
    told = specialist.get(UNIT).content.decode()
    assert "1 hồ sơ chưa nhận được trả về danh sách của quầy" in told and "ký nhận" in told
    assert second.code in clerk.get(DESK).content.decode()


def test_sent_twice_it_is_one_slip(cast, client_of):
    dossier, clerk, sent = on_paper(cast), client_of(cast.user("clerk")), {"khoa": str(uuid4())}
    sent["ho_so"] = [dossier.code]
    assert clerk.post(DESK, sent).status_code == clerk.post(DESK, sent).status_code == 302
    assert PaperSlip.objects.count() == 1
    assert "Chưa bàn giao" not in clerk.get(f"{DESK}{sent['khoa']}/").content.decode()


def test_nothing_ticked_is_said(cast, client_of):
    on_paper(cast)
    answer = client_of(cast.user("clerk")).post(DESK, {"khoa": str(uuid4())})
    assert answer.status_code == 422 and "Đánh dấu ít nhất một hồ sơ" in answer.content.decode()


def test_no_line_found_is_said_at_the_slip(cast, client_of):
    dossier, clerk = on_paper(cast), client_of(cast.user("clerk"))
    clerk.post(DESK, {"khoa": str(uuid4()), "ho_so": [dossier.code]})
    slip = PaperSlip.objects.get()
    answer = client_of(cast.user("specialist")).post(f"{UNIT}{slip.pk}/nhan/", {})
    assert answer.status_code == 422 and f'href="#phieu-{slip.pk}"' in answer.content.decode()


def test_strangers_have_neither(cast, client_of):
    dossier, clerk = on_paper(cast), client_of(cast.user("clerk"))
    clerk.post(DESK, {"khoa": str(uuid4()), "ho_so": [dossier.code]})
    slip = PaperSlip.objects.get()
    assert client_of(cast.user("other_clerk")).get(f"{DESK}phieu/{slip.pk}.pdf").status_code == 404
    assert client_of(cast.user("other_specialist")).post(f"{UNIT}{slip.pk}/nhan/", {}).status_code == 404
    assert dossier.code not in client_of(cast.user("other_specialist")).get(UNIT).content.decode()
    assert client_of(cast.user("citizen")).get(DESK).status_code == 404


def test_the_list_costs_the_same_for_one_and_for_many(cast, client_of, django_assert_max_num_queries):
    clerk = client_of(cast.user("clerk"))
    for _ in range(5):
        on_paper(cast)
    with django_assert_max_num_queries(16):
        clerk.get(DESK)
