"""A sealing session: the marked results of one authority are sealed with one PIN, failures are said and stay."""

import pytest

from motcua.dossiers.queries import by_code
from motcua.kernel.refusals import Refused
from tests.factories import cast as world

ADDRESS = "/ban-lam-viec/phien-dong-dau/"


def test_one_pin_seals_all_marked_and_only_those(cast, client_of, at):
    first, second, third = (world.signed(cast, at=at) for _ in range(3))
    browser = client_of(cast.user("document_clerk"))
    page = browser.get(ADDRESS).content.decode()
    for one in (first, second, third):
        assert f'data-src="/ban-lam-viec/ho-so/{one.code}/ket-qua.pdf' in page
    sent = {"ho_so": [first.code, second.code], "ma_pin": world.PIN}
    assert "Đã đóng dấu và phát hành 2 kết quả." in browser.post(ADDRESS, sent, follow=True).content.decode()
    assert [by_code(one.code).state for one in (first, second, third)] == ["done", "done", "signed"]
    again = browser.post(ADDRESS, sent, follow=True).content.decode()
    assert f"Hồ sơ {first.code}: kết quả không còn chờ đóng dấu." in again


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"ma_pin": ""}, 'href="#ma_pin"'),
        ({"ma_pin": "135791"}, 'href="#ma_pin"'),
        ({"ho_so": []}, "ít nhất một kết quả"),
    ],
)
def test_a_wrong_gesture_seals_nothing_and_keeps_the_marks(cast, client_of, at, sent, said):
    one = world.signed(cast, at=at)
    answer = client_of(cast.user("document_clerk")).post(ADDRESS, {"ho_so": [one.code], "ma_pin": world.PIN} | sent)
    page = answer.content.decode()
    assert answer.status_code == 422 and said in page
    assert (f'value="{one.code}" checked' in page) == bool(sent.get("ho_so", True))
    assert by_code(one.code).state == "signed"


def test_one_that_fails_is_said_and_the_others_are_sealed(cast, client_of, at, monkeypatch):
    from motcua.web.desk import sealing

    first, second = world.signed(cast, at=at), world.signed(cast, at=at)
    real = sealing.seal

    def seal(pk, **rest):
        if pk == first.pk:
            raise Refused("Văn bản kết quả chưa có chữ ký của lãnh đạo nên chưa thể đóng dấu.")
        return real(pk, **rest)

    monkeypatch.setattr(sealing, "seal", seal)
    sent = {"ho_so": [first.code, second.code], "ma_pin": world.PIN}
    page = client_of(cast.user("document_clerk")).post(ADDRESS, sent, follow=True).content.decode()
    assert f"Hồ sơ {first.code}: Văn bản kết quả chưa có chữ ký" in page and "phát hành 1 kết quả." in page
    assert [by_code(one.code).state for one in (first, second)] == ["signed", "done"]


def test_results_of_another_authority_are_not_there_and_are_not_sealed(cast, client_of, at):
    one = world.signed(cast, at=at)
    browser = client_of(cast.user("district_document_clerk"))
    assert one.code not in browser.get(f"{ADDRESS}?co-quan={one.agency.code}").content.decode()
    browser.post(ADDRESS, {"ho_so": [one.code], "ma_pin": world.PIN})
    assert by_code(one.code).state == "signed"


def test_only_document_clerks_have_it(cast, client_of):
    assert client_of(cast.user("leader")).get(ADDRESS).status_code == 404
