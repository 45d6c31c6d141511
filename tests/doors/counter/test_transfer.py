"""Taking in at the counter what another authority of the province settles, sending it on, receiving it there."""

from uuid import uuid4

import pytest

from motcua.dossiers.queries import by_code
from motcua.dossiers.rules.states import State
from tests.factories import cast as world
from tests.factories.elsewhere import NEW_REGIME, only_own_desks, taken_in

PERSON = {
    "nguoi_identity_no": "000199000123", "nguoi_full_name": "Lý Thị Xa Nhà", "nguoi_phone": "0900 000 777",
}  # fmt: skip


@pytest.fixture
def sender(cast, client_of):
    return client_of(cast.user("other_clerk"))


@pytest.fixture
def clerk(cast, client_of):
    return client_of(cast.user("clerk"))


def reception(**changes):
    typed = {key: "true" if value is True else value for key, value in world.marital_data().items()}
    return {"filing_key": str(uuid4()), "ma_thu_tuc": world.MARITAL, "buoc": "luu", **PERSON, **typed, **changes}


def test_choosing_another_authority_promises_no_day(sender):
    page = sender.post("/mot-cua/tiep-nhan/", reception(buoc="noi", co_quan="xa")).content.decode()
    assert "tính từ khi nơi đó tiếp nhận" in page and "Nhận hồ sơ để chuyển" in page
    assert "Nếu tiếp nhận bây giờ" not in page


def test_it_is_taken_in_and_the_paper_can_be_printed(sender):
    answer = sender.post("/mot-cua/tiep-nhan/", reception(co_quan="xa", tra_tai_day="1"))
    dossier = by_code(answer["Location"].split("/")[3])
    assert (dossier.agency.code, dossier.state, dossier.transfer.return_here) == ("xa", "submitted", True)
    page = sender.get(f"/mot-cua/ho-so/{dossier.code}/?moi=1").content.decode()
    assert "Việc tiếp theo: chuyển đến" in page
    assert sender.get(f"/mot-cua/ho-so/{dossier.code}/van-ban/transfer-1.pdf").content.startswith(b"%PDF")


def test_the_own_authority_is_received_as_ever(sender):
    answer = sender.post("/mot-cua/tiep-nhan/", reception(co_quan=""))
    dossier = by_code(answer["Location"].split("/")[3])
    assert (dossier.agency.code, dossier.state) == ("xb", "received")


def test_a_desk_that_does_not_settle_it_has_to_choose(cast, client_of):
    district = client_of(cast.user("district_clerk"))
    answer = district.post("/mot-cua/tiep-nhan/", reception())
    assert answer.status_code == 422 and "Chọn cơ quan giải quyết hồ sơ" in answer.content.decode()
    assert district.post("/mot-cua/tiep-nhan/", reception(co_quan="xa")).status_code == 302


def test_where_the_regime_does_not_let_it_there_is_no_choice(sender):
    only_own_desks()
    page = sender.post("/mot-cua/tiep-nhan/", reception(buoc="noi")).content.decode()
    assert 'name="co_quan"' not in page


def test_both_desks_have_it_on_their_first_page(cast, sender, clerk):
    dossier = taken_in(cast, at=NEW_REGIME)
    assert "Đã nhận để chuyển nơi khác" in sender.get("/mot-cua/").content.decode()
    page = clerk.get("/mot-cua/").content.decode()
    assert "Chờ tiếp nhận từ nơi khác" in page and page.count(f"/mot-cua/ho-so/{dossier.code}/") == 1


def test_it_is_sent_on_once_and_received_there(cast, sender, clerk):
    dossier = taken_in(cast, at=NEW_REGIME)
    address = f"/mot-cua/ho-so/{dossier.code}/chuyen-di/"
    assert sender.post(address).status_code == 302
    again = sender.post(address)
    assert again.status_code == 409 and "đã được chuyển đi" in again.content.decode()
    assert clerk.post(f"/mot-cua/ho-so/{dossier.code}/tiep-nhan/").status_code == 302
    assert by_code(dossier.code).state == State.RECEIVED
    assert "Đã tiếp nhận" in sender.get(f"/mot-cua/ho-so/{dossier.code}/").content.decode()
