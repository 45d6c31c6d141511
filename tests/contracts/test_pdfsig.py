"""What poppler's pdfsig says of our signatures. It reads the machine's clock, so these are signed now."""

import subprocess
from datetime import UTC, datetime, timedelta

import pytest

from motcua.pades import pdfsig
from tests.factories.pades import build


@pytest.fixture(scope="module")
def signed_now(tmp_path_factory):
    now = datetime.now(UTC)
    world = build(tmp_path_factory.mktemp("pdfsig"), at=now - timedelta(minutes=10))
    path = tmp_path_factory.mktemp("papers") / "ket-qua.pdf"
    signed = world.signed(at=now - timedelta(minutes=5))
    path.write_bytes(world.sealed(signed, at=now - timedelta(minutes=4)))
    return world, path


def test_both_signatures_are_valid_and_trusted(signed_now):
    world, path = signed_now
    lines = pdfsig.check_with_pdfsig(path, world.authority.root_pem)
    assert [line.field for line in lines] == ["Nguoi_ky", "Co_quan"]
    assert [line.signer for line in lines] == ["Nguyễn Thị Ánh Tuyết", "Ủy ban nhân dân huyện Chợ Gạo"]
    assert all(line.valid and line.trusted for line in lines), lines


def test_another_root_is_not_enough(signed_now, tmp_path):
    _, path = signed_now
    stranger = build(tmp_path / "authority", at=datetime.now(UTC))
    lines = pdfsig.check_with_pdfsig(path, stranger.authority.root_pem)
    assert [(line.valid, line.trusted) for line in lines] == [(True, False), (True, False)]


def test_a_changed_byte_is_seen(signed_now, tmp_path):
    world, path = signed_now
    data = bytearray(path.read_bytes())
    place = data.index(b"/MediaBox") + 12
    data[place] = ord("9")
    changed = tmp_path / "changed.pdf"
    changed.write_bytes(data)
    lines = pdfsig.check_with_pdfsig(changed, world.authority.root_pem)
    assert len(lines) == 2 and not any(line.valid for line in lines)


def test_a_paper_without_signatures_has_no_lines(signed_now, tmp_path):
    world, _ = signed_now
    plain = tmp_path / "plain.pdf"
    plain.write_bytes(world.paper)
    assert pdfsig.check_with_pdfsig(plain, world.authority.root_pem) == []


def test_a_file_pdfsig_cannot_read_is_an_error_not_an_empty_answer(signed_now, tmp_path):
    world, _ = signed_now
    rubbish = tmp_path / "rubbish.pdf"
    rubbish.write_bytes(b"rubbish")
    with pytest.raises(RuntimeError, match="pdfsig could not read"):
        pdfsig.check_with_pdfsig(rubbish, world.authority.root_pem)


def test_a_missing_tool_is_named_with_its_package(monkeypatch):
    monkeypatch.setenv("PATH", "/nonexistent")
    assert pdfsig.missing_tools() == ["poppler-utils", "libnss3-tools"]
    with pytest.raises(pdfsig.ToolMissing, match="apt-get install -y poppler-utils"):
        pdfsig.check_with_pdfsig("any.pdf", b"")


def test_a_tool_that_fails_says_why(monkeypatch, tmp_path):
    answer = subprocess.CompletedProcess([], 255, b"", b"broken database")
    monkeypatch.setattr(pdfsig.subprocess, "run", lambda *_, **__: answer)
    with pytest.raises(RuntimeError, match="broken database"):
        pdfsig.check_with_pdfsig(tmp_path / "any.pdf", b"root")
