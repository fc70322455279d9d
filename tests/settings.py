"""The house's settings, pointed at a throw-away folder, with quick passwords and plain static names."""

import os
import tempfile

os.environ.pop("ACCEDE_SERVER", None)
os.environ["ACCEDE_DATA"] = tempfile.mkdtemp(prefix="accede-tests-")
os.environ["ACCEDE_MODE"] = "sample"

from accede.config.settings import *  # noqa: F403 -- the environment above must be set first; tests change three values only
from accede.kit.catalogues import compile_catalogues

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
(STATIC_ROOT).mkdir(exist_ok=True)  # noqa: F405 -- whitenoise warns when it is absent

compile_catalogues(ROOT)  # noqa: F405 -- a fresh clone has only their sources
