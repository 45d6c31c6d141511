"""A reception that is not filed yet: kept while it is typed, offered again, gone on with, thrown away."""

from uuid import UUID, uuid4

import pytest

from motcua.dossiers.models import KeptReception
from motcua.dossiers.queries import by_code
from tests.factories import cast as world
from tests.factories.pages import field_values

HERE = "/mot-cua/tiep-nhan/"
KEEP = f"{HERE}giu/"
OFFERED = "lượt tiếp nhận đang làm dở"


@pytest.fixture
def browser(cast, client_of):
    return client_of(cast.user("clerk"))


def typed(**changes):
    answers = {key: "true" if value is True else value for key, value in world.marital_data().items()}
    person = {
        "nguoi_identity_no": "000199000123", "nguoi_full_name": "Lý Thị Dở Dang", "nguoi_phone": "0900 000 777",
    }  # fmt: skip
    windows = {"filing_key": str(uuid4()), "cua_so": str(uuid4()), "version": "1"}
    return {**windows, "ma_thu_tuc": world.MARITAL, **person, **answers, **changes}


def test_what_is_typed_is_kept_and_offered(browser):
    page = typed(nguoi_address="Ấp\0 Hai", buoc="luu")
    assert browser.post(KEEP, page).json() == {"version": 1}
    kept = KeptReception.objects.get()
    assert kept.answers["nguoi_address"] == "Ấp Hai"
    assert not {"buoc", "cua_so", "version", "filing_key"} & kept.answers.keys()
    text = browser.get(HERE).content.decode()
    assert f"Có một {OFFERED}" in text and "Lý Thị Dở Dang" in text
    assert f"?do-dang={page['filing_key']}" in text


def test_going_on_brings_everything_back_and_files_under_the_same_key(browser):
    page = typed(nguoi_address="Ấp Hai, xã An Mẫu")
    browser.post(KEEP, page)
    opened = browser.get(f"{HERE}?do-dang={page['filing_key']}")
    said = field_values(opened)
    for name in ("filing_key", "ma_thu_tuc", "nguoi_full_name", "nguoi_address", "noi_thuong_tru"):
        assert said[name] == page[name], name
    assert said["cua_so"] != page["cua_so"] and said["lan_luu"] == "1"
    assert OFFERED not in opened.content.decode()
    answer = browser.post(HERE, {**said, **page, "buoc": "luu"})
    assert by_code(answer["Location"].split("/")[3]).filing_key == UUID(page["filing_key"])
    assert OFFERED not in browser.get(HERE).content.decode()
    assert browser.post(KEEP, page | {"version": "2"}).json() == {"version": 2}
    assert not KeptReception.objects.exists()


def test_a_page_sent_back_stays_the_same_window(browser):
    page = typed(nguoi_phone="", lan_luu="4", buoc="luu")
    said = field_values(browser.post(HERE, page))
    assert (said["cua_so"], said["lan_luu"], said["filing_key"]) == (page["cua_so"], "4", page["filing_key"])


def test_an_older_save_is_told_the_newest_number_and_another_window_the_reason(browser):
    page = typed(version="5")
    browser.post(KEEP, page)
    late = browser.post(KEEP, page | {"version": "4"})
    assert late.status_code == 409 and late.json() == {"version": 5}
    other = browser.post(KEEP, page | {"cua_so": str(uuid4())})
    assert other.status_code == 410 and "ở cửa sổ khác" in other.json()["reason"]


def test_a_page_with_nobody_on_it_is_not_offered(browser):
    browser.post(
        KEEP,
        {
            "filing_key": str(uuid4()),
            "cua_so": str(uuid4()),
            "version": "1",
            "the_can_cuoc": "abc",
            "tim_thu_tuc": "kh",
        },
    )
    assert OFFERED not in browser.get(HERE).content.decode()


def test_thrown_away_it_is_gone_and_its_address_says_so(browser):
    page = typed()
    browser.post(KEEP, page)
    address = f"{HERE}do-dang/{page['filing_key']}/bo/"
    assert browser.post(address).status_code == 302
    assert browser.post(address).status_code == 404
    again = browser.get(f"{HERE}?do-dang={page['filing_key']}", follow=True)
    assert again.redirect_chain and "không còn" in again.content.decode()
    assert browser.get(f"{HERE}?do-dang=abc").status_code == 302


def test_another_clerk_sees_nothing_of_it(browser, cast, client_of):
    page, other = typed(), client_of(cast.user("district_clerk"))
    browser.post(KEEP, page)
    assert "Lý Thị Dở Dang" not in other.get(HERE).content.decode()
    assert other.get(f"{HERE}?do-dang={page['filing_key']}").status_code == 302
    assert other.post(KEEP, page | {"version": "9"}).status_code == 404
    assert other.post(f"{HERE}do-dang/{page['filing_key']}/bo/").status_code == 404


def test_when_the_session_is_over_the_browser_is_told(client, browser):
    assert client.post(KEEP, typed()).status_code == 401
    assert browser.post(KEEP, {}).status_code == 422
    assert not KeptReception.objects.exists()
