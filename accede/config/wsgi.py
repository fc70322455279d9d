"""The server's way in: the front door, and behind it Django."""

import os
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.utils import timezone

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "accede.config.settings")
_django = get_wsgi_application()

from accede.kit.door import Door, Watch  # noqa: E402 -- rooms can be read only once Django is set up
from accede.record.queries import version, warm_beside  # noqa: E402 -- the same

_database = settings.DATABASES["default"]
_file = Path(str(_database["NAME"])) if str(_database["ENGINE"]).endswith("sqlite3") else None
application = Door(_django, Watch(version, _file))

if os.environ.get("ACCEDE_SERVER") == "1":
    from accede.kit import jobs

    jobs.start_embedded()
    warm_beside(timezone.localdate)
