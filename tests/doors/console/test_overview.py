"""The first page of the console."""

from django.test import Client

from motcua.organisation.models import Officer


def test_an_administrator_sees_officers_and_certificates(administrator: Client) -> None:
    text = administrator.get("/quan-tri/").content.decode()
    assert "Chứng thư số" in text
    assert f">{Officer.objects.count()}<" in text
    assert "/quan-tri/thu-tuc/?truc-tuyen=partial" in text


def test_a_controller_sees_the_catalogue(controller: Client) -> None:
    text = controller.get("/quan-tri/").content.decode()
    assert "Thủ tục cấp xã" in text
    assert "/quan-tri/can-bo/" not in text


def test_strangers_find_no_page(stranger: Client) -> None:
    for path in ("", "to-chuc/", "to-chuc/xa/", "can-bo/", "thu-tuc/", "thu-tuc/1.001193/", "lich/", "chung-thu/"):
        assert stranger.get(f"/quan-tri/{path}").status_code == 404
    assert Client().get("/quan-tri/").status_code == 302
