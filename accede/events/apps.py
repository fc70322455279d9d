from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "accede.events"
    label = "events"
    verbose_name = _("Events")

    def ready(self) -> None:
        from accede.events import receivers  # noqa: F401, PLC0415 -- registers what the room hears
