"""Officers: the table, roles, access."""

from django.test import Client

from motcua.organisation.models import Grant, Officer
from tests.factories.cast import Cast


def officer(name: str) -> Officer:
    return Officer.objects.get(user__username=name)


def test_filters(administrator: Client) -> None:
    text = administrator.get("/quan-tri/can-bo/?co-quan=xa&vai-tro=leader").content.decode()
    assert "Nguyễn Văn Ký" in text
    assert "Lê Văn Thụ" not in text
    assert "Lê Văn Thụ" in administrator.get("/quan-tri/can-bo/?q=specialist").content.decode()
    assert "Không có ai" in administrator.get("/quan-tri/can-bo/?truy-cap=khong").content.decode()


def test_a_controller_finds_no_officers(controller: Client) -> None:
    one = officer("clerk")
    assert controller.get("/quan-tri/can-bo/").status_code == 404
    assert controller.get(f"/quan-tri/can-bo/{one.pk}/").status_code == 404
    assert controller.post(f"/quan-tri/can-bo/{one.pk}/ngung/").status_code == 404
    assert controller.post(f"/quan-tri/can-bo/{one.pk}/vai-tro/", {"role": "leader", "agency": "xa"}).status_code == 404


def test_giving_and_ending_a_role(administrator: Client) -> None:
    one = officer("clerk2")
    page = administrator.post(
        f"/quan-tri/can-bo/{one.pk}/vai-tro/", {"role": "document_clerk", "agency": "xa"}, follow=True
    )
    assert "Đã giao vai trò Văn thư tại Ủy ban nhân dân xã An Mẫu cho Đỗ Văn Nhận." in page.content.decode()
    given = Grant.objects.get(officer=one, role="document_clerk")
    page = administrator.post(f"/quan-tri/can-bo/{one.pk}/vai-tro/{given.pk}/thoi/", follow=True)
    assert "Đã thôi giao vai trò của Đỗ Văn Nhận." in page.content.decode()
    assert not Grant.objects.filter(pk=given.pk).exists()


def test_a_role_without_a_place_is_told(administrator: Client) -> None:
    one = officer("clerk2")
    page = administrator.post(f"/quan-tri/can-bo/{one.pk}/vai-tro/", {"role": "vua", "agency": ""})
    assert page.status_code == 422
    assert "Chọn vai trò được giao." in page.content.decode()
    assert "Chọn cơ quan, đơn vị nơi giao vai trò." in page.content.decode()


def test_a_grant_of_somebody_else_is_not_ended(administrator: Client) -> None:
    other = Grant.objects.get(officer=officer("leader"))
    assert administrator.post(f"/quan-tri/can-bo/{officer('clerk').pk}/vai-tro/{other.pk}/thoi/").status_code == 404
    assert Grant.objects.filter(pk=other.pk).exists()


def test_suspending_and_reinstating(administrator: Client) -> None:
    one = officer("clerk2")
    text = administrator.get(f"/quan-tri/can-bo/{one.pk}/").content.decode()
    assert "1 vai trò không dùng được nữa, 0 hồ sơ đang giữ đích danh" in text
    page = administrator.post(f"/quan-tri/can-bo/{one.pk}/ngung/", follow=True)
    assert "Đã ngừng quyền truy cập của Đỗ Văn Nhận." in page.content.decode()
    assert not officer("clerk2").user.is_active
    administrator.post(f"/quan-tri/can-bo/{one.pk}/mo-lai/")
    assert officer("clerk2").user.is_active


def test_nobody_suspends_themselves(administrator: Client, cast: Cast) -> None:
    page = administrator.post(f"/quan-tri/can-bo/{officer('administrator').pk}/ngung/")
    assert page.status_code == 422
    assert "Không thể tự ngừng quyền truy cập của chính mình" in page.content.decode()
    assert cast.user("administrator").is_active
