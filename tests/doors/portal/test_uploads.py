"""Files that arrive piece by piece."""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from motcua.web.kit.throttle import Limit
from motcua.web.portal import uploads


def _begin(client: Client, size: int, name: str = "a.pdf") -> Any:
    return client.post("/tep/", json.dumps({"name": name, "size": size, "type": "x"}), content_type="application/json")


def _piece(client: Client, upload: str, offset: int, piece: bytes) -> Any:
    return client.patch(
        f"/tep/{upload}/", piece, content_type="application/offset+octet-stream", headers={"Upload-Offset": str(offset)}
    )


def test_a_file_goes_on_where_it_stopped(citizen: Client, pdf: bytes) -> None:
    begun = _begin(citizen, len(pdf))
    upload = begun.json()["id"]
    assert (begun.status_code, begun.json()["offset"], begun.headers["Location"]) == (201, 0, f"/tep/{upload}/")
    assert _piece(citizen, upload, 0, pdf[:100]).headers["Upload-Offset"] == "100"
    assert citizen.head(f"/tep/{upload}/").headers["Upload-Offset"] == "100"
    last = _piece(citizen, upload, 100, pdf[100:])
    assert (last.status_code, last.headers["Upload-Offset"]) == (204, str(len(pdf)))


def test_a_piece_out_of_place_learns_the_right_place(citizen: Client, pdf: bytes) -> None:
    upload = _begin(citizen, len(pdf)).json()["id"]
    _piece(citizen, upload, 0, pdf[:100])
    again = _piece(citizen, upload, 0, pdf[:100])
    assert (again.status_code, again.headers["Upload-Offset"]) == (409, "100")


def test_a_whole_file_that_cannot_be_used_is_refused_with_the_reason(citizen: Client) -> None:
    text = b"plain words, no paper"
    upload = _begin(citizen, len(text), "thu.pdf").json()["id"]
    answer = _piece(citizen, upload, 0, text)
    assert answer.status_code == 422
    assert "thu.pdf" in answer.json()["reason"]


def test_more_than_was_announced_is_refused(citizen: Client, pdf: bytes) -> None:
    upload = _begin(citizen, 10).json()["id"]
    assert _piece(citizen, upload, 0, pdf).status_code == 422


@pytest.mark.parametrize("size", [0, 10**12])
def test_a_size_that_is_not_taken_is_refused_at_once(citizen: Client, size: int) -> None:
    assert _begin(citizen, size).status_code == 422


@pytest.mark.parametrize("body", ["", "{}", "[]", '{"name": "a", "size": "many"}', '{"name": "a", "size": Infinity}'])
def test_an_announcement_that_cannot_be_read(citizen: Client, body: str) -> None:
    assert citizen.post("/tep/", body, content_type="application/json").status_code == 400


def test_a_piece_is_at_most_256_kb(citizen: Client) -> None:
    upload = _begin(citizen, 10**6).json()["id"]
    assert _piece(citizen, upload, 0, b"x" * (256 * 1024 + 1)).status_code == 413


def test_an_upload_is_its_owners_alone(citizen: Client, neighbour: Client, client: Client, pdf: bytes) -> None:
    upload = _begin(citizen, len(pdf)).json()["id"]
    assert neighbour.head(f"/tep/{upload}/").status_code == 404
    assert _piece(neighbour, upload, 0, pdf).status_code == 404
    assert citizen.head(f"/tep/{uuid4()}/").status_code == 404
    assert client.head(f"/tep/{upload}/").status_code == 401
    assert _begin(client, 10).status_code == 401


def test_too_many_beginnings_are_stopped(citizen: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "BEGINNINGS", Limit("uploads", tries=2, seconds=60))
    assert [_begin(citizen, 10).status_code for _ in range(3)] == [201, 201, 429]
