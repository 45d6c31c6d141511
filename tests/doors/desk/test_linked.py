"""A linked dossier on the pages of those who receive, settle and follow it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse

from motcua.dossiers.actions.propose import propose
from motcua.dossiers.actions.seal import seal
from motcua.dossiers.actions.sign_result import sign_result
from motcua.dossiers.models import Dossier
from tests.factories.cast import PIN, Cast
from tests.factories.linked import linked_procedure, part, settled_part, whole_online

SOON = timedelta(days=1)


@pytest.fixture
def whole(cast: Cast, at: datetime) -> Dossier:
    linked_procedure()
    return whole_online(cast, at=at)


def page(client: Any, name: str, *args: Any) -> str:
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200
    return str(answer.content.decode())


@pytest.mark.parametrize(
    ("name", "door"), [("specialist", "desk"), ("leader", "desk"), ("clerk", "counter"), ("citizen", "portal")]
)
def test_each_part_is_told_with_unit_state_and_term(
    cast: Cast, whole: Dossier, client_of: Callable[[Any], Any], name: str, door: str
) -> None:
    text = page(client_of(cast.user(name)), f"{door}:dossier", whole.code)
    for words in ("Các phần việc liên thông", "Phòng Tư pháp", "Cấp giấy phép mẫu", "Bắt đầu khi có kết quả"):
        assert words in text


def test_only_a_part_one_may_see_is_opened_from_the_whole(
    cast: Cast, whole: Dossier, client_of: Callable[[Any], Any]
) -> None:
    text = page(client_of(cast.user("specialist")), "desk:dossier", whole.code)
    assert part(whole, 1).code in text and part(whole, 2).code not in text
    assert part(whole, 1).code not in page(client_of(cast.user("citizen")), "portal:dossier", whole.code)


def test_the_unit_of_a_part_reads_the_declaration_and_which_whole_it_is_of(
    cast: Cast, whole: Dossier, client_of: Callable[[Any], Any]
) -> None:
    client, child = client_of(cast.user("district_specialist")), part(whole, 2)
    text = page(client, "desk:dossier", child.code)
    assert "Phần việc của hồ sơ liên thông" in text and whole.code in text
    assert reverse("desk:dossier", args=[whole.code]) not in text
    assert child.data["noi_cu_tru"] in text
    assert client.get(reverse("desk:dossier", args=[whole.code])).status_code == 404
    assert "Yêu cầu bổ sung" not in text
    assert client.get(reverse("desk:propose", args=[child.code])).status_code == 200


def test_a_part_is_no_dossier_of_the_portal(cast: Cast, whole: Dossier, client_of: Callable[[Any], Any]) -> None:
    client, child = client_of(cast.user("citizen")), part(whole, 1)
    assert child.code not in page(client, "portal:mine")
    assert client.get(reverse("portal:dossier", args=[child.code])).status_code == 404


def test_a_part_has_no_fees_of_its_own(cast: Cast, whole: Dossier, client_of: Callable[[Any], Any]) -> None:
    client, child = client_of(cast.user("clerk")), part(whole, 1)
    assert reverse("counter:fees", args=[child.code]) not in page(client, "counter:dossier", child.code)
    assert client.get(reverse("counter:fees", args=[child.code])).status_code == 404


def test_a_part_has_no_receipt_of_its_own(cast: Cast, whole: Dossier, client_of: Callable[[Any], Any]) -> None:
    child = part(whole, 1)
    for name, door in (("specialist", "desk"), ("clerk", "counter")):
        client, address = client_of(cast.user(name)), reverse(f"{door}:receipt", args=[child.code])
        assert address not in page(client, f"{door}:dossier", child.code)
        assert client.get(address).status_code == 404
    assert client_of(cast.user("clerk")).get(reverse("counter:filing", args=[child.code])).status_code == 404


def test_results_of_parts_are_read_at_the_desk_at_once_and_by_the_applicant_with_the_whole(
    cast: Cast, whole: Dossier, at: datetime, client_of: Callable[[Any], Any]
) -> None:
    citizen, clerk = client_of(cast.user("citizen")), client_of(cast.user("clerk"))
    mine = reverse("portal:dossier_document", args=[whole.code, "ket-qua-phan-1"])
    for position in (1, 2, 3):
        settled_part(cast, whole, position, at=at + SOON)
    assert clerk.get(reverse("counter:form", args=[whole.code, "ket-qua-phan-1"]))["Content-Type"] == "application/pdf"
    assert clerk.get(reverse("counter:form", args=[whole.code, "ket-qua-phan-9"])).status_code == 404
    assert citizen.get(mine).status_code == 404
    propose(whole.pk, values={}, opinion="Đủ", by=cast.user("specialist"), at=at + SOON)
    sign_result(whole.pk, pin=PIN, by=cast.user("leader"), at=at + SOON)
    seal(whole.pk, pin=PIN, by=cast.user("document_clerk"), at=at + SOON)
    assert citizen.get(mine).status_code == 200
    assert mine in page(citizen, "portal:dossier", whole.code)
    assert client_of(cast.user("neighbour")).get(mine).status_code == 404


def test_tracking_without_a_sign_in_tells_the_parts(cast: Cast, whole: Dossier, client: Any) -> None:
    client.post(reverse("portal:track"), {"ma": whole.code, "so_cuoi": whole.applicant_phone[-4:]})
    text = page(client, "portal:tracked", whole.code)
    assert "Các phần việc liên thông" in text and "Phòng Tư pháp" in text
