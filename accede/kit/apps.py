from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig, apps
from django.conf import settings

# Files of the rooms that register something when they are imported.
REGISTERING = ("jobs", "offers", "portable")


class KitConfig(AppConfig):
    name = "accede.kit"
    label = "kit"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("accede.kit.checks")
        import_module("accede.kit.jobs.tidying")
        import_module("accede.kit.made")
        import_module("accede.kit.mail")
        import_module("accede.kit.mail.boxes")
        if settings.MAIL_PROVIDER:
            import_module("accede.kit.mail.provider").listen()
        import_module("accede.kit.search")
        for config in apps.get_app_configs():
            if config.name.startswith("accede."):
                _register(config.name)


def _register(room: str) -> None:
    """Imports a room's registering files, if it has them; an error inside one of them is not hidden."""
    for name in REGISTERING:
        if find_spec(f"{room}.{name}") is not None:
            import_module(f"{room}.{name}")
