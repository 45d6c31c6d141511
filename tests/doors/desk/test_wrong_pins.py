"""A PIN is guessed five times in a quarter of an hour, whatever page it is typed on, and no oftener."""

from motcua.dossiers.queries import by_code
from motcua.journal.models import Entry
from motcua.notifications.models import Message
from motcua.organisation.queries import officer_of
from motcua.reactions import follow
from tests.factories import cast as world


def page_of(dossier, verb="ky"):
    return f"/ban-lam-viec/ho-so/{dossier.code}/{verb}/"


def said(browser, page, pin="000000"):
    answer = browser.post(page, {"ma_pin": pin})
    assert answer.status_code == 422
    return answer.content.decode()


def test_the_fifth_wrong_one_shuts_it_and_says_until_when(cast, client_of, at):
    dossier = world.proposed(cast, at=at)
    browser = client_of(cast.user("leader"))
    for remaining in (4, 3, 2, 1):
        assert f"còn được nhập {remaining} lần" in said(browser, page_of(dossier))
    assert "đã bị nhập sai 5 lần" in said(browser, page_of(dossier))
    shut = said(browser, page_of(dossier), world.PIN)
    assert "nhập lại được sau 15 phút" in shut
    assert by_code(dossier.code).state == "proposed"
    fact = Entry.objects.get(kind="signatures.wrong_pins")
    assert fact.subject_id == officer_of(cast.user("leader")).pk and fact.data == {"tries": 5, "minutes": 15}
    follow(fact.pk)
    assert "bị nhập sai 5 lần" in Message.objects.get(recipient=cast.user("leader"), entry_id=fact.pk).text


def test_the_tries_of_all_pages_are_one_count(cast, client_of, at):
    first, second = world.proposed(cast, at=at), world.sealed(cast, at=at)
    browser = client_of(cast.user("leader"))
    said(browser, page_of(first))
    answer = browser.post("/ban-lam-viec/phien-ky/", {"ho_so": first.code, "ma_pin": "000000"})
    assert "còn được nhập 3 lần" in answer.content.decode()
    answer = browser.post(page_of(second, "dinh-chinh"), {"ly_do": "Sai năm sinh", "ma_pin": "000000"})
    assert answer.status_code == 422 and "còn được nhập 2 lần" in answer.content.decode()


def test_a_colleague_may_still_seal(cast, client_of, at):
    dossier = world.signed(cast, at=at)
    for _ in range(5):
        said(client_of(cast.user("leader")), page_of(world.proposed(cast, at=at)))
    answer = client_of(cast.user("document_clerk")).post(page_of(dossier, "dong-dau"), {"ma_pin": world.PIN})
    assert answer.status_code == 302


def test_what_is_refused_for_another_reason_is_no_guess(cast, client_of, at):
    dossier = world.filed_at_counter(cast, at=at)
    browser = client_of(cast.user("leader"))
    sent = {"ngay": "05/03/2030", "gio": "10:00", "ly_do": "Chờ xác minh", "ma_pin": world.PIN}
    for _ in range(6):
        assert "chậm nhất" in browser.post(page_of(dossier, "xin-loi"), sent).content.decode()


def test_the_right_one_begins_the_count_anew(cast, client_of, at):
    first, second = world.proposed(cast, at=at), world.proposed(cast, at=at)
    browser = client_of(cast.user("leader"))
    said(browser, page_of(first))
    assert browser.post(page_of(first), {"ma_pin": world.PIN}).status_code == 302
    assert "còn được nhập 4 lần" in said(browser, page_of(second))
