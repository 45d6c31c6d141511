"""Reading uploads and files; whoever asks for a file's bytes has found the file through a thing they may see."""

from typing import TYPE_CHECKING
from uuid import UUID

from motcua.files import storage
from motcua.files.models import Blob, Upload

if TYPE_CHECKING:
    from motcua.accounts.models import User


def upload_of(upload_id: UUID, *, owner: "User") -> Upload | None:
    """The owner's upload; None for anybody else's."""
    return Upload.objects.select_related("blob").filter(pk=upload_id, owner=owner).first()


def content_of(blob: Blob) -> bytes:
    """The bytes of a blob. Raises FileNotFoundError when the storage has lost it."""
    return storage.read(blob.sha256)
