"""The commands that answer questions, to a person and as JSON."""

import json
from datetime import datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from motcua.dossiers.models import Result
from motcua.files.queries import content_of
from tests.factories.cast import BIRTH, Cast, filed_at_counter, sealed


def said(*arguments: Any) -> str:
    out = StringIO()
    call_command(*(str(one) for one in arguments), stdout=out)
    return out.getvalue()


def test_search_finds_what_people_type(cast: Cast) -> None:
    found = json.loads(said("search", "giay", "khai", "sinh", "--json"))
    assert found[0]["code"] == BIRTH
    assert found[0]["online"] == "full"
    assert said("search", "giay khai sinh").startswith(BIRTH)


def test_search_that_finds_nothing_says_so(cast: Cast) -> None:
    assert json.loads(said("search", "zzzzqqqq", "--json")) == []
    assert "Không tìm thấy" in said("search", "zzzzqqqq")


def test_a_deadline_before_tet_is_told_with_its_arithmetic(cast: Cast) -> None:
    told = json.loads(said("deadline", "2024-02-07T16:30", "3 ngày làm việc", "--json"))
    assert told["due_at"] == "2024-02-19T16:30:00+07:00"
    assert any("Tết" in step["text"] for step in told["arithmetic"])
    assert said("deadline", "2024-02-07T16:30", "3", "ngay", "lam", "viec").startswith("2024-02-19T16:30+07:00")


@pytest.mark.parametrize(
    ("term", "due"),
    [("4 giờ", "2024-03-05T14:00:00+07:00"), ("15 ngày", "2024-03-20T17:00:00+07:00"),
     ("1 tháng", "2024-04-05T17:00:00+07:00")],
)  # fmt: skip
def test_hours_days_and_months_are_counted(cast: Cast, term: str, due: str) -> None:
    assert json.loads(said("deadline", "2024-03-05T08:30", term, "--json"))["due_at"] == due


def test_a_start_with_a_zone_and_a_cut_off_are_heeded(cast: Cast) -> None:
    told = json.loads(said("deadline", "2024-03-05T08:30Z", "1wd", "--cut-off", "15:00", "--agency", "xa", "--json"))
    assert told["received_at"] == "2024-03-05T15:30:00+07:00"
    assert told["starts_at"].startswith("2024-03-06")


@pytest.mark.parametrize(
    "arguments",
    [("hôm qua", "1wd"), ("2024-03-05", "ba tuần"), ("2024-03-05", "1wd", "--agency", "khong-co"),
     ("2024-03-05", "1wd", "--cut-off", "25:00")],
)  # fmt: skip
def test_what_cannot_be_counted_is_refused(cast: Cast, arguments: tuple[str, ...]) -> None:
    with pytest.raises(CommandError):
        said("deadline", *arguments)


def test_a_dossier_is_told_with_steps_and_journal(cast: Cast, at: datetime) -> None:
    dossier = filed_at_counter(cast, at=at)
    told = json.loads(said("dossier", dossier.code, "--json"))
    assert told["state"] == "received"
    assert [step["closed_at"] is None for step in told["steps"]] == [False, True]
    assert told["journal"][0]["kind"] == "dossier.received"
    read = said("dossier", dossier.code.lower())
    assert "Đã tiếp nhận" in read
    assert "Trần Thị Tiếp" in read


def test_an_unknown_dossier_is_refused(cast: Cast) -> None:
    with pytest.raises(CommandError, match="no dossier"):
        said("dossier", "H58-1")


def test_verify_speaks_by_its_exit_status(cast: Cast, at: datetime, tmp_path: Path) -> None:
    result = Result.objects.get(dossier=sealed(cast, at=at))
    assert result.sealed_blob is not None
    paper = tmp_path / "ket-qua.pdf"
    paper.write_bytes(content_of(result.sealed_blob))
    told = json.loads(said("verify", paper, "--json"))
    assert (told["verdict"], len(told["signatures"])) == ("valid", 2)
    assert "Nguyễn Văn Ký" in said("verify", paper)
    paper.write_bytes(paper.read_bytes().replace(b"/Contents", b"/Contexts", 1))
    with pytest.raises(SystemExit) as changed:
        said("verify", paper)
    assert changed.value.code == 1


def test_verify_says_two_of_a_paper_nobody_signed(cast: Cast, tmp_path: Path) -> None:
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(width=200, height=200)
    writer.write(tmp_path / "trang.pdf")
    with pytest.raises(SystemExit) as unsigned:
        said("verify", tmp_path / "trang.pdf")
    assert unsigned.value.code == 2
    with pytest.raises(CommandError, match="cannot read"):
        said("verify", tmp_path / "khong-co.pdf")


@pytest.mark.parametrize("address", ["http://127.0.0.1:9", "nowhere"])
def test_a_story_without_a_running_system_says_so(address: str) -> None:
    with pytest.raises(CommandError, match="make demo"):
        said("story", "--address", address)
