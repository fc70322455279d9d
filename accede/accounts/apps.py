from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accede.accounts"
    label = "accounts"

    def ready(self) -> None:
        from accede.accounts import checks  # noqa: F401, PLC0415 -- registers the checks
