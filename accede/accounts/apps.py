from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accede.accounts"
    label = "accounts"

    def ready(self) -> None:
        from accede.accounts import checks, receivers  # noqa: F401, PLC0415 -- registers checks and receivers
