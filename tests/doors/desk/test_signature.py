"""The leader signs; arrows turn to the next."""

import io

import pypdf

from motcua.dossiers.queries import by_code, result_of
from tests.factories import cast as world


def address(dossier):
    return f"/ban-lam-viec/ho-so/{dossier.code}/ky/"


def test_the_draft_and_the_opinion_are_read_before_signing(cast, client_of, at):
    dossier = world.proposed(cast, at=at)
    browser = client_of(cast.user("leader"))
    page = browser.get(address(dossier)).content.decode()
    assert "Đủ điều kiện" in page
    assert f'src="{address(dossier)}xem-truoc.pdf' in page
    said = pypdf.PdfReader(io.BytesIO(browser.get(f"{address(dossier)}xem-truoc.pdf").content)).pages[0].extract_text()
    assert "DỰ THẢO" in said
    assert "Nguyễn Văn Ký" in said


def test_signing_goes_on_to_the_next_one(cast, client_of, at):
    first, second = world.proposed(cast, at=at), world.proposed(cast, at=at)
    browser = client_of(cast.user("leader"))
    answer = browser.post(address(first), {"ma_pin": world.PIN})
    assert answer.status_code == 302
    assert answer["Location"] == address(second)
    assert by_code(first.code).state == "signed"
    last = browser.post(address(second), {"ma_pin": world.PIN})
    assert last["Location"] == "/ban-lam-viec/"


def test_the_links_turn_to_neighbours(cast, client_of, at):
    first, second = world.proposed(cast, at=at), world.proposed(cast, at=at)
    browser = client_of(cast.user("leader"))
    one, two = browser.get(address(first)).content.decode(), browser.get(address(second)).content.decode()
    assert f'data-turn="next" href="{address(second)}"' in one
    assert f'data-turn="previous" href="{address(first)}"' in two
    assert "1 / 2 chờ ký" in one


def test_a_wrong_pin_is_said_at_the_field_and_uses_no_number(cast, client_of, at):
    dossier = world.proposed(cast, at=at)
    browser = client_of(cast.user("leader"))
    for pin in ("135791", ""):
        answer = browser.post(address(dossier), {"ma_pin": pin})
        assert answer.status_code == 422
        assert 'href="#ma_pin"' in answer.content.decode()
    assert "135791" not in answer.content.decode()
    assert by_code(dossier.code).state == "proposed"
    browser.post(address(dossier), {"ma_pin": world.PIN})
    assert result_of(by_code(dossier.code)).number.startswith("01/")


def test_signing_what_is_signed_is_refused_in_words(cast, client_of, at):
    dossier = world.signed(cast, at=at)
    answer = client_of(cast.user("leader")).post(address(dossier), {"ma_pin": world.PIN})
    assert answer.status_code == 409
    assert "nên không thể thực hiện “Ký duyệt kết quả”" in answer.content.decode()


def test_a_specialist_does_not_sign(cast, client_of, at):
    dossier = world.proposed(cast, at=at)
    answer = client_of(cast.user("specialist")).post(address(dossier), {"ma_pin": world.PIN})
    assert answer.status_code == 409
    assert "Việc này thuộc về lãnh đạo" in answer.content.decode()
    assert by_code(dossier.code).state == "proposed"
