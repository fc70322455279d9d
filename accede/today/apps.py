from django.apps import AppConfig


class TodayConfig(AppConfig):
    name = "accede.today"
    label = "today"
