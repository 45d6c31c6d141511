"""The online level of a procedure, with its public reason."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from motcua.procedures.queries import service_of
from tests.factories.cast import BIRTH

PATH = f"/quan-tri/thu-tuc/{BIRTH}/muc-do-truc-tuyen/"


def form(**changes: str) -> dict[str, str]:
    return {
        "level": "partial",
        "reason": "Cần đối chiếu bản chính",
        "valid_from": timezone.localdate().isoformat(),
    } | changes


def test_a_level_with_its_reason(controller: Client) -> None:
    page = controller.post(PATH, form(), follow=True)
    assert "thủ tục được cung cấp trực tuyến: một phần." in page.content.decode()
    service = service_of(BIRTH, on=timezone.localdate())
    assert service is not None
    assert (service.level, service.reason) == ("partial", "Cần đối chiếu bản chính")


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("reason", "", "phải công khai lý do"),
        ("level", "rất cao", "Chọn mức độ trực tuyến."),
        ("valid_from", "hôm qua", "Áp dụng từ ngày phải là một ngày có thật."),
    ],
)  # fmt: skip
def test_a_bad_form_is_told(controller: Client, field: str, value: str, sentence: str) -> None:
    page = controller.post(PATH, form(**{field: value}))
    assert page.status_code == 422
    assert sentence in page.content.decode()


def test_the_past_is_not_changed(controller: Client) -> None:
    yesterday = (timezone.localdate() - timedelta(days=1)).isoformat()
    page = controller.post(PATH, form(valid_from=yesterday))
    assert page.status_code == 422
    assert "hãy chọn từ hôm nay trở đi" in page.content.decode()


def test_only_a_controller_sets_it(administrator: Client, stranger: Client) -> None:
    assert administrator.post(PATH, form()).status_code == 404
    assert stranger.post(PATH, form()).status_code == 404
