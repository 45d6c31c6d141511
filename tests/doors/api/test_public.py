"""What anybody may ask: tracking with limits, verification, figures."""

from datetime import datetime

from django.core.files.uploadedfile import SimpleUploadedFile

from motcua.dossiers.models import Result
from motcua.files.queries import content_of
from tests.doors.api.conftest import Program
from tests.factories.cast import Cast, sealed


def test_a_dossier_is_followed_by_code_and_telephone(citizen: Program, nobody: Program) -> None:
    code = citizen.file().json()["code"]
    answer = nobody.post("track", {"code": code, "phone_ending": "0123"})
    assert answer.status_code == 200
    assert answer.json()["state_name"] == "Chờ tiếp nhận"
    assert "Ánh" not in answer.content.decode("unicode_escape")


def test_a_wrong_ending_says_no_more_than_a_wrong_code(citizen: Program, nobody: Program) -> None:
    code = citizen.file().json()["code"]
    wrong = nobody.post("track", {"code": code, "phone_ending": "9999"})
    unknown = nobody.post("track", {"code": "H58.90.21-240101-9999", "phone_ending": "0123"})
    assert (wrong.status_code, unknown.status_code) == (404, 404)
    assert wrong.json() == unknown.json()


def test_endings_cannot_be_tried_one_after_the_other(citizen: Program, nobody: Program) -> None:
    code = citizen.file().json()["code"]
    answers = [nobody.post("track", {"code": code, "phone_ending": f"{n:04}"}).status_code for n in range(11)]
    assert answers == [404] * 10 + [429]
    right = nobody.post("track", {"code": code, "phone_ending": "0123"})
    assert right.status_code == 429
    assert int(right["Retry-After"]) > 0


def test_a_sealed_result_is_valid_and_a_changed_byte_is_not(cast: Cast, nobody: Program, at: datetime) -> None:
    result = Result.objects.get(dossier=sealed(cast, at=at))
    assert result.sealed_blob is not None
    paper = content_of(result.sealed_blob)
    told = _verify(nobody, paper)
    assert (told["verdict"], len(told["signatures"])) == ("valid", 2)
    assert told["test_authority"] is True
    middle = len(paper) // 3
    changed = paper[:middle] + bytes([paper[middle] ^ 1]) + paper[middle + 1 :]
    assert _verify(nobody, changed)["verdict"] == "invalid"


def test_what_is_no_pdf_is_not_valid(nobody: Program) -> None:
    assert _verify(nobody, b"xin chao")["verdict"] == "invalid"
    empty = nobody.client.post("/api/v1/verify", {"file": SimpleUploadedFile("a.pdf", b"")})
    assert empty.status_code in {409, 422}


def test_the_figures_are_public(citizen: Program, nobody: Program) -> None:
    told = nobody.get("figures").json()
    assert told["catalogue"]["procedures"]["total"] == 4
    assert told["catalogue"]["online_services"]["full"] == 3


def _verify(program: Program, content: bytes) -> dict[str, object]:
    answer = program.client.post("/api/v1/verify", {"file": SimpleUploadedFile("a.pdf", content)})
    assert answer.status_code == 200
    return dict(answer.json())
