"""Anybody verifies a paper."""

from datetime import datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.dossiers.queries import result_of
from motcua.files import storage
from motcua.files.queries import content_of
from motcua.web.kit.throttle import Limit
from motcua.web.portal import verification
from tests.factories.cast import Cast, sealed, signed


@pytest.fixture
def result(cast: Cast, at: datetime) -> Any:
    return result_of(sealed(cast, at=at))


def _send(client: Client, content: bytes, path: str = "/xac-thuc/") -> Any:
    return client.post(path, {"tep": SimpleUploadedFile("ket-qua.pdf", content)})


def test_the_code_of_the_qr_shows_issuer_signers_and_verdict(client: Client, result: Any) -> None:
    page = client.get(f"/xac-thuc/{result.verification_code}/").content.decode()
    for told in ("Ủy ban nhân dân xã An Mẫu", result.number, "Nguyễn Văn Ký", "mc-verdict--done", "THỬ NGHIỆM"):
        assert told in page
    assert result.dossier.applicant_name not in page


@pytest.mark.parametrize("typed", [" {} ", "http://cong.example/xac-thuc/{}/", "\0{}"])
def test_a_typed_code_or_address_leads_to_its_paper(client: Client, result: Any, typed: str) -> None:
    answer = client.get("/xac-thuc/", {"ma": typed.format(result.verification_code)})
    assert answer.headers["Location"] == f"/xac-thuc/{result.verification_code}/"


def test_a_paper_not_sealed_yet_or_unknown_is_not_found(cast: Cast, client: Client, at: datetime) -> None:
    unsealed = result_of(signed(cast, at=at))
    for code in (unsealed.verification_code, "khong-co"):
        answer = client.get(f"/xac-thuc/{code}/")
        assert answer.status_code == 404
        assert "Không có giấy tờ nào mang mã" in answer.content.decode()


def test_the_file_itself_is_valid(client: Client, result: Any) -> None:
    page = _send(client, content_of(result.sealed_blob)).content.decode()
    assert "mc-verdict--done" in page
    assert page.count("Không bị sửa sau khi ký") == 2


def test_one_changed_byte_is_invalid(client: Client, result: Any) -> None:
    content = bytearray(content_of(result.sealed_blob))
    content[2000] ^= 1
    page = _send(client, bytes(content)).content.decode()
    assert "mc-verdict--late" in page
    assert "mc-verdict--done" not in page


def test_a_file_without_signature_is_not_called_valid(cast: Cast, client: Client, pdf: bytes) -> None:
    page = _send(client, pdf).content.decode()
    assert "Không có chữ ký số" in page
    assert "mc-verdict--done" not in page


def test_a_file_is_compared_with_the_issued_one(client: Client, result: Any, pdf: bytes) -> None:
    path = f"/xac-thuc/{result.verification_code}/"
    assert "Trùng khớp" in _send(client, content_of(result.sealed_blob), path).content.decode()
    assert "Không trùng khớp" in _send(client, pdf, path).content.decode()
    assert client.post(path).status_code == 422


def test_a_paper_whose_file_is_lost_is_unknown(client: Client, result: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def lost(sha256: str) -> bytes:
        raise FileNotFoundError(sha256)

    monkeypatch.setattr(storage, "read", lost)
    page = client.get(f"/xac-thuc/{result.verification_code}/").content.decode()
    assert "mc-verdict--waiting" in page
    assert "Chưa xác định" in page


def test_no_file_an_empty_one_and_a_large_one_come_back_with_the_reason(
    cast: Cast, client: Client, pdf: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert client.post("/xac-thuc/").status_code == 422
    assert _send(client, b"").status_code == 422
    monkeypatch.setattr(verification, "LARGEST", 10)
    answer = _send(client, pdf)
    assert answer.status_code == 422
    assert "trang này nhận tệp đến" in answer.content.decode()


def test_too_many_verifications_are_stopped(
    cast: Cast, client: Client, pdf: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verification, "LIMIT", Limit("verification", tries=2, seconds=60))
    assert [_send(client, pdf).status_code for _ in range(3)] == [200, 200, 429]
    assert client.get("/xac-thuc/khong-co/").status_code == 429
