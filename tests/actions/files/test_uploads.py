"""Uploads arrive piece by piece, go on from where they stopped, and become a file only when whole and openable."""

import hashlib
from datetime import datetime

import pytest

from motcua.files import storage
from motcua.files.actions import append_piece, begin_upload, keep, upload_whole
from motcua.files.models import Blob, Upload
from motcua.files.queries import content_of, upload_of, uploads_of
from tests.factories.cast import Cast
from tests.factories.traces import no_trace, refused
from tests.factories.uploads import pdf, png


def begin(cast: Cast, content: bytes, at: datetime, name: str = "giay-to.pdf") -> Upload:
    return begin_upload(name=name, size=len(content), by=cast.user("citizen"), at=at)


def test_pieces_make_the_whole_file(cast: Cast, at: datetime) -> None:
    content, citizen = pdf(), cast.user("citizen")
    upload = begin(cast, content, at)
    for start in range(0, len(content), 4096):
        upload = append_piece(upload.pk, content[start : start + 4096], offset=start, by=citizen, at=at)
    assert upload.blob and content_of(upload.blob) == content
    assert upload.blob.sha256 == hashlib.sha256(content).hexdigest()
    assert (upload.blob.size, upload.blob.kind) == (len(content), "application/pdf")


def test_after_a_lost_connection_it_goes_on_from_the_offset(cast: Cast, at: datetime) -> None:
    content, citizen = pdf(), cast.user("citizen")
    upload = begin(cast, content, at)
    append_piece(upload.pk, content[:1000], offset=0, by=citizen, at=at)
    found = upload_of(upload.pk, owner=citizen)
    assert found and found.offset == 1000 and found.blob is None
    assert append_piece(upload.pk, content[1000:], offset=found.offset, by=citizen, at=at).blob


def test_what_a_crash_left_behind_the_offset_is_overwritten(cast: Cast, at: datetime) -> None:
    content, citizen = pdf(), cast.user("citizen")
    upload = begin(cast, content, at)
    storage.append_piece(upload.pk, 0, b"x" * 5000)
    finished = append_piece(upload.pk, content, offset=0, by=citizen, at=at)
    assert finished.blob and content_of(finished.blob) == content


@pytest.mark.parametrize("offset", [0, 999, 1001, 5000])
def test_a_piece_that_does_not_continue_is_refused(cast: Cast, at: datetime, offset: int) -> None:
    content, citizen = pdf(), cast.user("citizen")
    upload = begin(cast, content, at)
    append_piece(upload.pk, content[:1000], offset=0, by=citizen, at=at)
    with refused("không nối tiếp phần đã nhận"):
        append_piece(upload.pk, b"tail", offset=offset, by=citizen, at=at)


def test_more_than_was_announced_is_refused(cast: Cast, at: datetime) -> None:
    content, citizen = pdf(), cast.user("citizen")
    upload = begin(cast, content, at)
    with refused("không nối tiếp phần đã nhận"):
        append_piece(upload.pk, content + b"x", offset=0, by=citizen, at=at)


def test_a_piece_sent_again_after_the_end_changes_nothing(cast: Cast, at: datetime) -> None:
    content, citizen = pdf(), cast.user("citizen")
    upload = append_piece(begin(cast, content, at).pk, content, offset=0, by=citizen, at=at)
    with no_trace():
        assert append_piece(upload.pk, content, offset=0, by=citizen, at=at).blob == upload.blob


@pytest.mark.parametrize("size", [0, -1])
def test_an_empty_file_is_refused(cast: Cast, at: datetime, size: int) -> None:
    citizen = cast.user("citizen")
    with refused("không có nội dung"):
        begin_upload(name="rong.pdf", size=size, by=citizen, at=at)


def test_a_file_too_big_is_refused_with_both_sizes(cast: Cast, at: datetime, settings) -> None:
    settings.UPLOAD_MAX_BYTES = 1024
    citizen = cast.user("citizen")
    with refused("dung lượng 2 KB; dung lượng lớn nhất là 1 KB"):
        begin_upload(name="to.pdf", size=2048, by=citizen, at=at)
    with refused("dung lượng lớn nhất"):
        upload_whole(pdf() * 100, name="to.pdf", by=citizen, at=at)


@pytest.mark.parametrize(("name", "content", "sentence"), [
    ("cat-cut.pdf", lambda: pdf()[: len(pdf()) // 2], "“cat-cut.pdf” không mở được"),
    ("anh-hong.png", lambda: png()[: len(png()) // 2], "“anh-hong.png” bị hỏng"),
    ("don.pdf", lambda: b"PK\x03\x04 not a pdf at all", "không phải tệp PDF, JPG hoặc PNG"),
    ("trang.pdf", lambda: b"<html><script>alert(1)</script></html>", "không phải tệp PDF, JPG hoặc PNG"),
    ("vien.pdf", lambda: b"%PDF-1.7", "“vien.pdf” không mở được"),
])  # fmt: skip
def test_what_does_not_open_or_is_of_another_kind_by_content(
    cast: Cast, at: datetime, name: str, content, sentence: str
) -> None:
    citizen, data = cast.user("citizen"), content()
    with refused(sentence):
        upload_whole(data, name=name, by=citizen, at=at)
    upload = begin(cast, data, at, name)
    with refused(sentence):
        append_piece(upload.pk, data, offset=0, by=citizen, at=at)


def test_the_kind_is_by_content_not_by_name(cast: Cast, at: datetime) -> None:
    upload = upload_whole(png(), name="thuc-ra-la-anh.pdf", by=cast.user("citizen"), at=at)
    assert upload.blob and upload.blob.kind == "image/png"


def test_somebody_elses_upload_does_not_exist(cast: Cast, at: datetime) -> None:
    upload, neighbour = begin(cast, pdf(), at), cast.user("neighbour")
    with no_trace(), pytest.raises(Upload.DoesNotExist):
        append_piece(upload.pk, pdf(), offset=0, by=neighbour, at=at)
    assert upload_of(upload.pk, owner=neighbour) is None
    assert uploads_of({upload.pk}, owner=neighbour) == {}


def test_the_same_bytes_are_kept_once(cast: Cast, at: datetime) -> None:
    uploads = [upload_whole(png(), name=f"{number}.png", by=cast.user("citizen"), at=at) for number in range(3)]
    assert len({upload.blob_id for upload in uploads}) == 1
    assert keep(png(), at=at).pk == uploads[0].blob_id
    assert Blob.objects.filter(kind="image/png").count() == 1


def test_a_very_long_name_keeps_its_ending(cast: Cast, at: datetime) -> None:
    upload = upload_whole(png(), name="a" * 500 + ".png", by=cast.user("citizen"), at=at)
    assert len(upload.name) == 200 and upload.name.endswith(".png")


def test_query_budget(cast: Cast, at: datetime, django_assert_max_num_queries) -> None:
    content, citizen = pdf(), cast.user("citizen")
    upload = begin(cast, content, at)
    with django_assert_max_num_queries(4):
        append_piece(upload.pk, content[:1000], offset=0, by=citizen, at=at)
    with django_assert_max_num_queries(7):
        append_piece(upload.pk, content[1000:], offset=1000, by=citizen, at=at)
