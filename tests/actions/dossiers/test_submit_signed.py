"""Papers that must bear a digital signature: unsigned, changed, unknown and valid ones."""

from datetime import datetime

import pytest

from motcua.dossiers.actions.attach_paper import attach_paper
from motcua.dossiers.actions.start_draft import start_draft
from motcua.dossiers.actions.submit import submit
from motcua.dossiers.completeness import Incomplete
from motcua.dossiers.models import Draft
from tests.factories import pades
from tests.factories.cast import SIGNED, Cast
from tests.factories.traces import no_trace
from tests.factories.uploads import changed, pdf, png, signed_pdf, uploaded

PAPER = "ban-ve"


@pytest.fixture
def draft(cast: Cast, at: datetime) -> Draft:
    draft = start_draft(SIGNED, "hq", by=cast.user("citizen"), at=at)
    draft.data = {**draft.data, "noi_dung": "Cấp phép theo bản vẽ đính kèm"}
    draft.save()
    return draft


def attach(cast: Cast, draft: Draft, content: bytes, at: datetime, name: str = "ban-ve.pdf") -> None:
    upload = uploaded(cast, content, at=at, name=name)
    attach_paper(draft.pk, PAPER, upload.pk, by=cast.user("citizen"), at=at)


def problem_of(cast: Cast, draft: Draft, at: datetime) -> str:
    citizen = cast.user("citizen")
    with no_trace(), pytest.raises(Incomplete) as problem:
        submit(draft.pk, by=citizen, at=at)
    assert problem.value.fields == {}
    return problem.value.papers[PAPER]


def test_a_valid_signature_is_filed_with_its_verdict(cast: Cast, at: datetime, draft: Draft) -> None:
    attach(cast, draft, signed_pdf(cast, at=at), at)
    dossier = submit(draft.pk, by=cast.user("citizen"), at=at)
    assert dossier.papers.get().signature == "valid" and dossier.code == "H58.90-240305-0001"


def test_an_unsigned_file_gives_no_code(cast: Cast, at: datetime, draft: Draft) -> None:
    attach(cast, draft, pdf(), at)
    assert "chưa hợp lệ" in problem_of(cast, draft, at)


def test_one_changed_byte_gives_no_code(cast: Cast, at: datetime, draft: Draft) -> None:
    attach(cast, draft, changed(signed_pdf(cast, at=at)), at)
    assert "Chữ ký số trên “ban-ve.pdf” chưa hợp lệ" in problem_of(cast, draft, at)


def test_a_signature_under_an_unknown_authority_gives_no_code(
    cast: Cast, at: datetime, draft: Draft, tmp_path_factory: pytest.TempPathFactory
) -> None:
    stranger = pades.build(tmp_path_factory.mktemp("authority"), at=at)
    attach(cast, draft, stranger.signed(at=at), at)
    assert "chưa hợp lệ" in problem_of(cast, draft, at)


def test_a_picture_is_no_signed_pdf(cast: Cast, at: datetime, draft: Draft) -> None:
    attach(cast, draft, png(), at, name="ban-ve.png")
    assert "chỉ nhận tệp PDF" in problem_of(cast, draft, at)


def test_a_good_file_does_not_excuse_a_bad_one(cast: Cast, at: datetime, draft: Draft) -> None:
    attach(cast, draft, pdf(), at, name="chua-ky.pdf")
    attach(cast, draft, signed_pdf(cast, at=at), at)
    assert "chua-ky.pdf" in problem_of(cast, draft, at)
