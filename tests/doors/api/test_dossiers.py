"""Filing over the API: once, checked by the procedure's own form, and seen by nobody else."""

import threading
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from motcua.dossiers.actions.submit_directly import DirectFiling, submit_directly
from motcua.dossiers.models import Dossier, DossierPaper
from motcua.files.actions import begin_upload, upload_whole
from motcua.journal.models import Entry
from tests.doors.api.conftest import Program
from tests.factories.cast import BIRTH, MARITAL, PLAIN, Cast, birth_data, marital_data

PDF_LIKE = "giay-chung-sinh"


def test_a_correct_application_gets_a_code(citizen: Program) -> None:
    answer = citizen.file()
    assert answer.status_code == 201
    dossier = Dossier.objects.get(code=answer.json()["code"])
    assert answer["Location"] == f"/api/v1/dossiers/{dossier.code}"
    assert (dossier.state, dossier.channel, dossier.agency.code) == ("submitted", "online", "xa")
    assert Entry.objects.filter(kind="dossier.submitted", subject_id=dossier.pk).count() == 1


def test_the_same_key_files_once(citizen: Program) -> None:
    key = str(uuid4())
    codes = {citizen.file(key=key).json()["code"] for _ in range(3)}
    assert len(codes) == 1
    assert Dossier.objects.count() == 1


def test_somebody_elses_key_is_refused(citizen: Program, neighbour: Program) -> None:
    key = str(uuid4())
    citizen.file(key=key)
    answer = neighbour.file(key=key)
    assert answer.status_code == 409
    assert "tạo khóa mới" in answer.json()["detail"]


def test_without_a_key_nothing_is_filed(citizen: Program) -> None:
    answer = citizen.post("dossiers", {"procedure": MARITAL, "agency": "xa", "data": marital_data()})
    assert answer.status_code == 422
    assert "Idempotency-Key" in answer.json()["fields"]
    assert not Dossier.objects.exists()


def test_wrong_fields_are_told_one_by_one(citizen: Program) -> None:
    data = marital_data() | {"ngay_sinh": "2999-01-01", "la": "lạ"}
    del data["dan_toc"]
    answer = citizen.file(data=data)
    assert answer.status_code == 422
    assert answer["Content-Type"] == "application/problem+json"
    assert set(answer.json()["fields"]) == {"ngay_sinh", "dan_toc", "la"}
    assert not Dossier.objects.exists()


def test_a_required_paper_must_be_there_and_whole(citizen: Program, cast: Cast) -> None:
    body = {"procedure": BIRTH, "data": birth_data()}
    missing = citizen.file(**body)
    assert missing.status_code == 422
    assert list(missing.json()["papers"]) == [PDF_LIKE]
    coming = begin_upload(name="gcs.pdf", size=9, by=cast.user("citizen"), at=timezone.now())
    half = citizen.file(**body, papers={PDF_LIKE: [str(coming.pk)]})
    assert "chưa tải xong" in half.json()["papers"][PDF_LIKE]


def test_an_uploaded_file_is_filed_with_its_paper(citizen: Program, png: bytes) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    sent = citizen.client.post("/api/v1/uploads", {"file": SimpleUploadedFile("gcs.png", png)})
    assert sent.status_code == 201
    assert sent.json()["kind"] == "image/png"
    answer = citizen.file(procedure=BIRTH, data=birth_data(), papers={PDF_LIKE: [sent.json()["id"]]})
    assert answer.status_code == 201
    paper = DossierPaper.objects.get(dossier__code=answer.json()["code"])
    assert paper.blob is not None
    assert paper.blob.sha256 == sent.json()["sha256"]


def test_somebody_elses_upload_and_an_unknown_paper_are_problems(citizen: Program, cast: Cast, png: bytes) -> None:
    theirs = upload_whole(png, name="a.png", by=cast.user("neighbour"), at=timezone.now())
    answer = citizen.file(procedure=BIRTH, data=birth_data(), papers={PDF_LIKE: [str(theirs.pk)], "la": []})
    assert answer.status_code == 422
    assert set(answer.json()["papers"]) == {PDF_LIKE, "la"}


@pytest.mark.parametrize(("procedure", "agency"), [(MARITAL, "hq"), ("9.999999", "xa"), (PLAIN, "xa")])
def test_who_does_not_settle_it_takes_nothing(citizen: Program, procedure: str, agency: str) -> None:
    assert citizen.file(procedure=procedure, agency=agency).status_code == 409


def test_an_officer_files_nothing_online(officer: Program) -> None:
    assert officer.file().status_code == 409


def test_a_stranger_is_asked_to_sign_in(nobody: Program) -> None:
    answer = nobody.file()
    assert (answer.status_code, answer["Content-Type"]) == (401, "application/problem+json")


def test_a_foreign_site_cannot_file(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.user("citizen"), backend="django.contrib.auth.backends.ModelBackend")
    answer = Program(client).file()
    assert answer.status_code == 403
    assert "X-CSRFToken" in answer.json()["detail"]
    assert not Dossier.objects.exists()


def test_one_reads_ones_own_dossier_and_no_other(citizen: Program, neighbour: Program) -> None:
    code = citizen.file().json()["code"]
    mine = citizen.get(f"dossiers/{code}").json()
    assert mine["state_name"] == "Chờ tiếp nhận"
    assert mine["data"] == marital_data()
    assert mine["milestones"][0]["state"] == "now"
    assert code in mine["history"][0]["sentence"]
    assert neighbour.get(f"dossiers/{code}").status_code == 404


@pytest.mark.parametrize("text", ['"\\u0000"', '"\\ud800"', "NaN", "1e999", "[1]", '{"a": 1}', '"' + "x" * 5001 + '"'])
def test_values_no_form_can_hold_are_turned_away(citizen: Program, text: str) -> None:
    body = f'{{"procedure": "{MARITAL}", "agency": "xa", "data": {{"dan_toc": {text}}}}}'
    path, headers = "/api/v1/dossiers", {"Idempotency-Key": str(uuid4())}
    answer = citizen.client.post(path, body, "application/json", headers=headers)
    assert answer.status_code in {400, 422}
    assert answer["Content-Type"] == "application/problem+json"


def test_a_flood_of_brackets_is_no_json(citizen: Program) -> None:
    headers = {"Idempotency-Key": str(uuid4())}
    answer = citizen.client.post("/api/v1/dossiers", "[" * 100_000, "application/json", headers=headers)
    assert answer.status_code == 400


def test_two_at_the_same_moment_file_once(committed: Cast) -> None:
    filing = DirectFiling(uuid4(), MARITAL, "xa", marital_data())
    user = committed.user("citizen")
    codes: list[str] = []
    together = threading.Barrier(4)

    def file() -> None:
        try:
            together.wait(timeout=10)
            codes.append(submit_directly(filing, by=user, at=timezone.now() - timedelta(minutes=1)).code)
        finally:
            connection.close()

    threads = [threading.Thread(target=file) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert len(codes) == 4
    assert len(set(codes)) == 1
    assert Dossier.objects.count() == 1
    assert Entry.objects.filter(kind="dossier.submitted").count() == 1


@pytest.fixture
def png() -> bytes:
    import io

    from PIL import Image

    target: Any = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(target, "PNG")
    return bytes(target.getvalue())
