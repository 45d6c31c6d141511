"""Does an upload open."""

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from motcua.pades.inspect import BrokenPdf, NotAPdf, PdfFacts, opens


def test_a_whole_file_is_counted(world, sealed):
    assert opens(world.paper) == PdfFacts(pages=1, encrypted=False, signatures=0)
    assert opens(sealed) == PdfFacts(pages=1, encrypted=False, signatures=2)


def test_a_file_with_a_password_is_reported_not_refused(world):
    writer = PdfWriter(clone_from=PdfReader(BytesIO(world.paper)))
    writer.encrypt("123", algorithm="AES-256")
    out = BytesIO()
    writer.write(out)
    assert opens(out.getvalue()) == PdfFacts(pages=0, encrypted=True, signatures=0)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [(b"", "Tệp rỗng"), (b"PK\x03\x04" + bytes(200), "không phải là tệp PDF"), (b"\xff\xd8\xff\xe0", "không phải")],
)
def test_something_else_is_not_a_pdf(data, sentence):
    with pytest.raises(NotAPdf, match=sentence):
        opens(data)


def test_too_large_a_file_is_refused_before_it_is_parsed(monkeypatch, world):
    monkeypatch.setattr("motcua.pades.reading.LARGEST", 1000)
    with pytest.raises(NotAPdf, match="lớn hơn"):
        opens(world.paper)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_file_cut_short_does_not_open(world, share):
    with pytest.raises(BrokenPdf, match="chưa trọn vẹn"):
        opens(world.paper[: int(len(world.paper) * share)])
