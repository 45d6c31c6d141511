"""Reading uploads and files; whoever asks for a file's bytes has found the file through a thing they may see."""

from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser

from motcua.files import storage
from motcua.files.models import Blob, Upload


def upload_of(upload_id: UUID, *, owner: AbstractBaseUser) -> Upload | None:
    """The owner's upload; None for anybody else's."""
    return Upload.objects.select_related("blob").filter(pk=upload_id, owner_id=owner.pk).first()


def uploads_of(upload_ids: set[UUID], *, owner: AbstractBaseUser) -> dict[UUID, Upload]:
    """The owner's uploads among these, by their id."""
    return Upload.objects.select_related("blob").filter(owner_id=owner.pk).in_bulk(list(upload_ids))


def content_of(blob: Blob) -> bytes:
    """The bytes of a blob. Raises FileNotFoundError when the storage has lost it."""
    return storage.read(blob.sha256)
