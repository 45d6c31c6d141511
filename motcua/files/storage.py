"""The only place that opens a storage: whole files by hash, and pieces of files still arriving."""

import os
import tempfile
from pathlib import Path
from uuid import UUID

from django.conf import settings


def _folder(name: str) -> Path:
    folder = Path(settings.DATA_DIR) / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _place(sha256: str) -> Path:
    return _folder("files") / sha256[:2] / sha256


def write(sha256: str, content: bytes) -> None:
    """Store a whole file durably under its hash; a second time changes nothing."""
    place = _place(sha256)
    if place.exists():
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=place.parent, delete=False) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    Path(file.name).replace(place)
    _sync_folder(place.parent)


def read(sha256: str) -> bytes:
    """The bytes of a whole file. Raises FileNotFoundError when the storage has lost it."""
    return _place(sha256).read_bytes()


def append_piece(upload_id: UUID, offset: int, piece: bytes) -> None:
    """Write a piece at `offset` durably; what a crash left behind the offset is overwritten."""
    place = _folder("uploads") / str(upload_id)
    with place.open("r+b" if place.exists() else "w+b") as file:
        file.seek(offset)
        file.write(piece)
        file.truncate()
        file.flush()
        os.fsync(file.fileno())


def read_pieces(upload_id: UUID) -> bytes:
    """What has arrived of an upload."""
    return (_folder("uploads") / str(upload_id)).read_bytes()


def drop_pieces(upload_id: UUID) -> None:
    """Forget the pieces of an upload; its whole file, if any, stays."""
    (_folder("uploads") / str(upload_id)).unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
