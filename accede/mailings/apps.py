from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MailingsConfig(AppConfig):
    name = "accede.mailings"
    label = "mailings"
    verbose_name = _("Mailings")

    def ready(self) -> None:
        from accede.mailings import receivers  # noqa: F401, PLC0415 -- registers what the room hears
