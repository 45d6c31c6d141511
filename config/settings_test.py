"""Settings of the tests: the same system with its own data folder, a cheap password hasher and errors in the open."""

import os
from pathlib import Path

os.environ["DATA_DIR"] = os.environ.get("TEST_DATA_DIR", str(Path(__file__).resolve().parent.parent / "var/test"))
os.environ.pop("DATABASE_URL", None)

from config.settings import *  # noqa: F403
from config.settings import DATABASES

# Two runs at once must not share a database; the processes of one run inherit the name.
RUN = os.environ.setdefault("MOTCUA_TEST_RUN", str(os.getpid()))
DATABASES["default"]["TEST"] = {"NAME": f"test_motcua_{RUN}"}
DATABASES["default"]["CONN_MAX_AGE"] = 0

SECRET_KEY = "only-for-tests"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True  # no collected files are needed to answer a page
