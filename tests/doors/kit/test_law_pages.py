"""The pages of the law of a dossier, at counter, desk and portal, in a real browser: accessible, no sideways scroll."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from pypdf import PdfWriter

from motcua.dossiers.actions.consult import consult
from motcua.dossiers.actions.request_supplement import request_supplement
from motcua.dossiers.actions.submit import submit
from motcua.dossiers.actions.withdraw import withdraw
from motcua.dossiers.queries import consultations_of, of_citizen
from motcua.dossiers.rules.pins import Pin, PinReason, Target
from motcua.kernel.terms import parse_term
from tests.doors.kit.looking import looked_at, rendered
from tests.factories import cast as world

pytestmark = pytest.mark.xdist_group("browser")
RESIDENCE = Pin(
    Target.FIELD, "noi_cu_tru", PinReason.WRONG, "Chưa ghi số nhà, ấp", "Khoản 1 Điều 22 Nghị định 123/2015/NĐ-CP",
    "Số 12, ấp Mẫu, xã An Mẫu",
)  # fmt: skip
CERTIFICATE = Pin(
    Target.PAPER, "giay-chung-sinh", PinReason.ILLEGIBLE, "Ảnh bị mờ phần tên mẹ", "Điều 16 Luật Hộ tịch",
    "Ảnh rõ chữ, đủ bốn góc",
)  # fmt: skip
HALF_A_PIN = {"can_cu_chung": "Điều 22", "ghim_field_noi_cu_tru_ma": "wrong"}


def birth_filed(cast, client_of):
    """A birth filed online with its certificate."""
    writer, content = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    writer.write(content)
    draft = world.a_draft(cast, at=timezone.now(), procedure=world.BIRTH, data=world.birth_data())
    citizen = client_of(cast.user("citizen"))
    file = SimpleUploadedFile("chung-sinh.pdf", content.getvalue())
    citizen.post(f"/ho-so/nhap/{draft.pk}/giay-to/", {"giay_to__giay-chung-sinh": file})
    citizen.post(f"/ho-so/nhap/{draft.pk}/nop/")
    return of_citizen(cast.user("citizen"))[0]


def desk_pages(cast, client_of, at):
    """Address -> page: specialist's and leader's."""
    pages, now = {}, timezone.now()
    specialist, leader = client_of(cast.user("specialist")), client_of(cast.user("leader"))
    received = world.received_online(cast, world.a_draft(cast, at=now), at=now)
    late = world.filed_at_counter(cast, at=at)
    term = parse_term("3 ngày làm việc")
    consult(late.pk, ["tu-phap"], question="Có tranh chấp không?", term=term, by=cast.user("specialist"), at=at)
    ready = [world.proposed(cast, at=at) for _ in range(3)]
    issued = world.sealed(cast, at=now)
    base = "/ban-lam-viec/"
    for verb in ("bo-sung", "bien-ban", "nghia-vu-tai-chinh", "lay-y-kien"):
        pages[f"{base}{verb}/"] = rendered(specialist.get(f"{base}ho-so/{received.code}/{verb}/"))
    pages[f"{base}bo-sung/sai/"] = rendered(specialist.post(f"{base}ho-so/{received.code}/bo-sung/", HALF_A_PIN))
    pages[f"{base}ho-so/"] = rendered(specialist.get(f"{base}ho-so/{late.code}/"))
    for verb in ("tra-lai", "tu-choi", "xin-loi"):
        pages[f"{base}{verb}/"] = rendered(leader.get(f"{base}ho-so/{ready[0].code}/{verb}/"))
    pages[f"{base}tu-choi/sai/"] = rendered(leader.post(f"{base}ho-so/{ready[0].code}/tu-choi/", {}))
    pages[f"{base}dinh-chinh/"] = rendered(leader.get(f"{base}ho-so/{issued.code}/dinh-chinh/"))
    pages[f"{base}hom-nay/"] = rendered(leader.get(f"{base}hom-nay/"))
    pages[f"{base}phien-ky/"] = rendered(leader.get(f"{base}phien-ky/"))
    asked = client_of(cast.user("district_specialist"))
    pages[f"{base}y-kien/"] = rendered(asked.get(f"{base}y-kien/"))
    pages[f"{base}y-kien/mot/"] = rendered(asked.get(f"{base}y-kien/{consultations_of(late)[0].pk}/"))
    return pages


def counter_and_portal_pages(cast, client_of):
    """Address -> page: the clerk's and the citizen's, through a supplement and a withdrawal."""
    pages, now = {}, timezone.now()
    clerk, citizen = client_of(cast.user("clerk")), client_of(cast.user("citizen"))
    birth = birth_filed(cast, client_of)
    for verb in ("bo-sung", "tu-choi", "dung"):
        pages[f"/mot-cua/{verb}/"] = rendered(clerk.get(f"/mot-cua/ho-so/{birth.code}/{verb}/"))
    request_supplement(birth.pk, [CERTIFICATE, RESIDENCE], by=cast.user("clerk"), at=timezone.now())
    pages["/mot-cua/nhan/"] = rendered(clerk.get(f"/mot-cua/ho-so/{birth.code}/bo-sung/nhan/"))
    pages["/mot-cua/cho/"] = rendered(clerk.get(f"/mot-cua/ho-so/{birth.code}/"))
    pages["/mot-cua/"] = rendered(clerk.get("/mot-cua/"))
    pages["/cong/cho/"] = rendered(citizen.get(f"/ho-so/{birth.code}/"))
    pages["/cong/bo-sung/"] = rendered(citizen.get(f"/ho-so/{birth.code}/bo-sung/"))
    pages["/cong/bo-sung/sai/"] = rendered(citizen.post(f"/ho-so/{birth.code}/bo-sung/", {"noi_cu_tru": ""}))
    pages["/cong/dung/"] = rendered(citizen.get(f"/ho-so/{birth.code}/dung/"))
    received = world.received_online(cast, world.a_draft(cast, at=now), at=now)
    pages["/cong/dang-giai-quyet/"] = rendered(citizen.get(f"/ho-so/{received.code}/"))
    stopped = submit(world.a_draft(cast, at=now).pk, by=cast.user("citizen"), at=now)
    withdraw(stopped.pk, reason="Không còn nhu cầu", by=cast.user("citizen"), at=timezone.now())
    pages["/cong/da-dung/"] = rendered(citizen.get(f"/ho-so/{stopped.code}/"))
    return pages


@pytest.fixture(autouse=True)
def office():
    """The real office of the small world, not the made-up one of the kit."""


def test_the_desk(cast, client_of, at, built):
    assert looked_at(built, desk_pages(cast, client_of, at)) == []


def test_counter_and_portal(cast, client_of, built):
    assert looked_at(built, counter_and_portal_pages(cast, client_of)) == []
