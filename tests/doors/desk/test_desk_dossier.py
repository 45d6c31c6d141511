"""One dossier on one page: what may be done, what may not and why, and who sees nothing at all."""

import pytest

from motcua.dossiers.actions.assign import assign
from motcua.organisation.queries import officer_of
from tests.factories import cast as world

PARTS = [
    "",
    "giay-tiep-nhan.pdf",
    "ket-qua.pdf",
    "tep/1/",
    "trinh/",
    "trinh/xem-truoc.pdf",
    "ky/",
    "ky/xem-truoc.pdf",
    "dong-dau/",
]


@pytest.mark.parametrize("part", PARTS)
def test_officers_of_another_unit_and_citizens_get_nothing(cast, client_of, at, part):
    dossier = world.sealed(cast, at=at)
    for who in ("other_specialist", "other_leader", "citizen", "clerk", "head"):
        assert client_of(cast.user(who)).get(f"/ban-lam-viec/ho-so/{dossier.code}/{part}").status_code == 404


def test_the_specialist_reads_who_what_when_and_the_next_act(cast, client_of, at):
    dossier = world.filed_at_counter(cast, at=at)
    page = client_of(cast.user("specialist")).get(f"/ban-lam-viec/ho-so/{dossier.code}/").content.decode()
    for words in ("Nguyễn Thị Ánh Thử", dossier.revision.name, dossier.code, "Vì sao ngày này?", "Nhận xử lý"):
        assert words in page
    assert f'href="/ban-lam-viec/ho-so/{dossier.code}/trinh/"' in page


def test_what_may_not_be_done_says_why(cast, client_of, at):
    dossier = world.filed_at_counter(cast, at=at)
    page = client_of(cast.user("specialist")).get(f"/ban-lam-viec/ho-so/{dossier.code}/").content.decode()
    assert "Việc này thuộc về lãnh đạo của Ủy ban nhân dân xã An Mẫu." in page
    assert "disabled" in page


def test_after_an_assignment_the_colleague_reads_whose_it_is(cast, client_of, at):
    dossier = world.filed_at_counter(cast, at=at)
    assign(dossier.pk, officer_of(cast.user("specialist2")).pk, by=cast.user("leader"), at=at)
    page = client_of(cast.user("specialist")).get(f"/ban-lam-viec/ho-so/{dossier.code}/").content.decode()
    assert "Hồ sơ đã được phân công cho công chức khác thụ lý." in page


def test_history_and_steps_are_the_journal_and_the_ledger(cast, client_of, at):
    dossier = world.sealed(cast, at=at)
    page = client_of(cast.user("leader")).get(f"/ban-lam-viec/ho-so/{dossier.code}/").content.decode()
    for words in ("Tiếp nhận hồ sơ", "Trình kết quả", "Ký số văn bản kết quả", "Đóng dấu số và phát hành kết quả"):
        assert words in page


def test_both_ways_of_counting_are_told(cast, client_of, at):
    dossier = world.filed_at_counter(cast, at=at)
    address = f"/ban-lam-viec/ho-so/{dossier.code}/"
    late = client_of(cast.user("specialist")).get(address).content.decode()
    assert "Theo thời hạn pháp luật" in late and "làm việc, quá " in late
    assert "quá hạn so với ngày hẹn đầu tiên (0 lần yêu cầu bổ sung)" in late
    settled = world.sealed(cast, at=at)
    ended = client_of(cast.user("leader")).get(f"/ban-lam-viec/ho-so/{settled.code}/").content.decode()
    assert "làm việc, kết thúc khi còn 3 ngày" in ended
    assert "đúng hạn so với ngày hẹn đầu tiên (0 lần yêu cầu bổ sung)" in ended


def test_the_result_and_the_receipt_open(cast, client_of, at):
    dossier = world.sealed(cast, at=at)
    browser = client_of(cast.user("document_clerk"))
    for part in ("ket-qua.pdf", "giay-tiep-nhan.pdf"):
        answer = browser.get(f"/ban-lam-viec/ho-so/{dossier.code}/{part}")
        assert answer.content.startswith(b"%PDF")
        assert "no-store" in answer["Cache-Control"]
