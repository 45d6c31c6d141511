"""Agencies: the table, one page, and how they are reached."""

from django.test import Client

from motcua.organisation.models import Agency

CONTACT = {"address": "Số 1, ấp Mới", "phone": "0273 111 2222", "email": "xa@an-mau.example"}


def test_the_table_filters_by_kind_and_text(administrator: Client) -> None:
    text = administrator.get("/quan-tri/to-chuc/?loai=commune").content.decode()
    assert "xã An Mẫu" in text
    assert "Phòng Tư pháp" not in text
    assert "2 cơ quan" in text
    assert "1 cơ quan" in administrator.get("/quan-tri/to-chuc/?q=Tư pháp").content.decode()
    assert "Không có cơ quan nào" in administrator.get("/quan-tri/to-chuc/?q=zzz").content.decode()


def test_assumed_values_are_marked_until_somebody_says_them(administrator: Client) -> None:
    Agency.objects.filter(code="xa").update(assumed=["phone", "ecode"])
    text = administrator.get("/quan-tri/to-chuc/xa/").content.decode()
    assert "Điện thoại: tạm tính" in text
    page = administrator.post("/quan-tri/to-chuc/xa/lien-he/", CONTACT, follow=True)
    assert page.redirect_chain == [("/quan-tri/to-chuc/xa/", 302)]
    assert "Điện thoại: tạm tính" not in page.content.decode()
    assert "Mã định danh điện tử: tạm tính" in page.content.decode()
    assert Agency.objects.get(code="xa").phone == "0273 111 2222"


def test_a_bad_form_keeps_what_was_typed(administrator: Client) -> None:
    page = administrator.post("/quan-tri/to-chuc/xa/lien-he/", CONTACT | {"phone": "gọi sau"})
    text = page.content.decode()
    assert page.status_code == 422
    assert "Số điện thoại gồm 6 đến 20 chữ số" in text
    assert "gọi sau" in text
    assert "Số 1, ấp Mới" in text


def test_a_controller_reads_but_does_not_change(controller: Client) -> None:
    assert "Chỉ cán bộ quản trị hệ thống" in controller.get("/quan-tri/to-chuc/xa/").content.decode()
    before = Agency.objects.get(code="xa").phone
    assert controller.post("/quan-tri/to-chuc/xa/lien-he/", CONTACT).status_code == 422
    assert Agency.objects.get(code="xa").phone == before


def test_unknown_agencies(administrator: Client) -> None:
    assert administrator.get("/quan-tri/to-chuc/khong-co/").status_code == 404
    assert administrator.post("/quan-tri/to-chuc/khong-co/lien-he/", CONTACT).status_code == 404
    assert administrator.get("/quan-tri/to-chuc/xa/lien-he/").status_code == 405
