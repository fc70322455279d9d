from django.apps import AppConfig


class GovernmentsConfig(AppConfig):
    name = "accede.governments"
    label = "governments"
