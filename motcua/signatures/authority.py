"""The test authority of this installation, in the data folder. Its name says THỬ NGHIỆM everywhere it shows."""

from datetime import datetime
from pathlib import Path

from django.conf import settings

from motcua.pades.authority import Authority, create


def folder() -> Path:
    """Where the test authority keeps its keys and lists."""
    return Path(settings.DATA_DIR) / "authority"


def test_authority(*, at: datetime) -> Authority:
    """The authority, made on first use."""
    return create(folder(), at=at)
