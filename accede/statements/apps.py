from django.apps import AppConfig


class StatementsConfig(AppConfig):
    name = "accede.statements"
    label = "statements"
