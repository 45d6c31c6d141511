"""A signing session: marked ones are signed with one PIN, objections go back, failures are said and stay."""

from motcua.dossiers.queries import by_code, result_of
from tests.factories import cast as world

ADDRESS = "/ban-lam-viec/phien-ky/"


def test_everything_waiting_is_there_to_be_read(cast, client_of, at):
    first, second = world.proposed(cast, at=at), world.proposed(cast, at=at)
    page = client_of(cast.user("leader")).get(ADDRESS).content.decode()
    for one in (first, second):
        assert f'data-src="/ban-lam-viec/ho-so/{one.code}/ky/xem-truoc.pdf' in page
    assert "Đủ điều kiện" in page


def test_one_pin_signs_all_marked_and_only_those(cast, client_of, at):
    first, second, third = (world.proposed(cast, at=at) for _ in range(3))
    answer = client_of(cast.user("leader")).post(
        ADDRESS, {"ho_so": [first.code, second.code], "ma_pin": world.PIN}, follow=True
    )
    assert "Đã ký 2 kết quả." in answer.content.decode()
    assert [by_code(one.code).state for one in (first, second, third)] == ["signed", "signed", "proposed"]
    assert {result_of(one).number.split("/")[0] for one in (first, second)} == {"01", "02"}


def test_an_objection_sends_back_even_when_marked(cast, client_of, at):
    bad, good = world.proposed(cast, at=at), world.proposed(cast, at=at)
    sent = {"ho_so": [bad.code, good.code], f"y_kien_{bad.code}": "Thiếu xác minh nơi cư trú", "ma_pin": world.PIN}
    client_of(cast.user("leader")).post(ADDRESS, sent)
    assert by_code(bad.code).state == "processing"
    assert result_of(bad).objection == "Thiếu xác minh nơi cư trú"
    assert by_code(good.code).state == "signed"


def test_a_wrong_pin_is_said_once_and_nothing_is_done(cast, client_of, at):
    bad, good = world.proposed(cast, at=at), world.proposed(cast, at=at)
    for pin in ("", "135791"):
        sent = {"ho_so": [good.code], f"y_kien_{bad.code}": "Cần xem lại", "ma_pin": pin}
        answer = client_of(cast.user("leader")).post(ADDRESS, sent)
        assert answer.status_code == 422
        assert 'href="#ma_pin"' in answer.content.decode()
        assert "Cần xem lại" in answer.content.decode()
    assert {by_code(one.code).state for one in (bad, good)} == {"proposed"}


def test_one_that_fails_is_said_and_the_others_are_signed(cast, client_of, at, monkeypatch):
    from motcua.kernel.refusals import Refused
    from motcua.web.desk import session

    first, second = world.proposed(cast, at=at), world.proposed(cast, at=at)
    real = session.sign_result

    def sign(pk, **rest):
        if pk == first.pk:
            raise Refused("Hồ sơ vừa được thu hồi.")
        return real(pk, **rest)

    monkeypatch.setattr(session, "sign_result", sign)
    answer = client_of(cast.user("leader")).post(
        ADDRESS, {"ho_so": [first.code, second.code], "ma_pin": world.PIN}, follow=True
    )
    page = answer.content.decode()
    assert f"Hồ sơ {first.code}: Hồ sơ vừa được thu hồi." in page
    assert "Đã ký 1 kết quả." in page
    assert by_code(first.code).state == "proposed"
    assert by_code(second.code).state == "signed"


def test_nothing_marked_is_said(cast, client_of, at):
    world.proposed(cast, at=at)
    answer = client_of(cast.user("leader")).post(ADDRESS, {"ma_pin": world.PIN})
    assert answer.status_code == 422
    assert "Đánh dấu ít nhất một kết quả" in answer.content.decode()


def test_another_leaders_results_are_not_there_and_are_not_signed(cast, client_of, at):
    one = world.proposed(cast, at=at)
    browser = client_of(cast.user("other_leader"))
    assert one.code not in browser.get(ADDRESS).content.decode()
    browser.post(ADDRESS, {"ho_so": [one.code], "ma_pin": world.PIN})
    assert by_code(one.code).state == "proposed"


def test_only_leaders_have_it(cast, client_of):
    assert client_of(cast.user("specialist")).get(ADDRESS).status_code == 404
