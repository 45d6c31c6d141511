"""The worklist: what waits for whom, why, in which order, without a question per row."""

import pytest

from tests.factories import cast as world
from tests.factories.pages import texts

HERE = "/ban-lam-viec/"


@pytest.mark.parametrize("who", ["citizen", "clerk", "controller", "administrator"])
def test_only_those_who_settle_open_the_desk(cast, client_of, who):
    assert client_of(cast.user(who)).get(HERE).status_code == 404


def test_an_empty_list_says_what_will_appear(cast, client_of):
    assert "Hồ sơ đến lượt ông/bà xử lý sẽ hiện ở đây" in client_of(cast.user("leader")).get(HERE).content.decode()


def test_each_role_finds_its_own_work_with_the_reason(cast, client_of, at):
    fresh, to_sign, to_seal = (make(cast, at=at) for make in (world.filed_at_counter, world.proposed, world.signed))
    expected = {
        ("specialist", ""): (fresh, "chờ nhận thụ lý"),
        ("leader", "chua-phan-cong"): (fresh, "chờ ông/bà phân công"),
        ("leader", "cho-ky"): (to_sign, "chờ ông/bà ký duyệt"),
        ("document_clerk", "cho-dong-dau"): (to_seal, "chờ ông/bà đóng dấu"),
    }
    for (who, tab), (dossier, reason) in expected.items():
        rows = texts(client_of(cast.user(who)).get(HERE, {"muc": tab}), "mc-work__item")
        assert len(rows) == 1, (who, tab)
        assert dossier.code in rows[0]
        assert reason in rows[0]


def test_another_unit_sees_none_of_it(cast, client_of, at):
    world.filed_at_counter(cast, at=at)
    world.proposed(cast, at=at)
    for who in ("other_specialist", "other_leader"):
        for tab in ("", "chua-phan-cong", "cho-ky"):
            assert texts(client_of(cast.user(who)).get(HERE, {"muc": tab}), "mc-work__item") == []


def test_late_ones_stand_on_top_with_word_and_shape(cast, client_of, at):
    from datetime import timedelta

    from django.utils import timezone

    fresh = world.filed_at_counter(cast, at=timezone.now())
    late = world.filed_at_counter(cast, at=at)
    page = client_of(cast.user("specialist")).get(HERE)
    rows = texts(page, "mc-work__item")
    assert late.code in rows[0]
    assert "quá hạn" in rows[0]
    assert fresh.code in rows[1]
    assert fresh.due_at > timezone.now() + timedelta(hours=1)
    assert len(texts(page, "mc-work__item--late")) == 1


def test_the_due_filter_lives_in_the_address(cast, client_of, at):
    from django.utils import timezone

    world.filed_at_counter(cast, at=timezone.now())
    late = world.filed_at_counter(cast, at=at)
    rows = texts(client_of(cast.user("specialist")).get(HERE, {"han": "late"}), "mc-work__item")
    assert len(rows) == 1
    assert late.code in rows[0]


def test_twenty_rows_a_page_and_a_constant_number_of_queries(cast, client_of, at, django_assert_max_num_queries):
    codes = [world.filed_at_counter(cast, at=at).code for _ in range(22)]
    browser = client_of(cast.user("specialist"))
    with django_assert_max_num_queries(16):
        first = browser.get(HERE)
    second = browser.get(HERE, {"trang": "2"})
    shown = texts(first, "mc-work__item") + texts(second, "mc-work__item")
    assert (len(texts(first, "mc-work__item")), len(texts(second, "mc-work__item"))) == (20, 2)
    assert all(any(code in row for row in shown) for code in codes)


def test_a_page_that_is_no_number_is_the_first(cast, client_of, at):
    world.filed_at_counter(cast, at=at)
    assert len(texts(client_of(cast.user("specialist")).get(HERE, {"trang": "ba"}), "mc-work__item")) == 1
