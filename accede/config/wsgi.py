"""The server's way in."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "accede.config.settings")
application = get_wsgi_application()

if os.environ.get("ACCEDE_SERVER") == "1":
    from accede.kit import jobs

    jobs.start_embedded()
