"""Settings of the tests: the same system with its own data folder, a cheap password hasher and errors in the open."""

import os
from pathlib import Path

os.environ["DATA_DIR"] = os.environ.get("TEST_DATA_DIR", str(Path(__file__).resolve().parent.parent / "var/test"))
os.environ.pop("DATABASE_URL", None)

from config.settings import *  # noqa: E402, F403

SECRET_KEY = "only-for-tests"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
