from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "accede.reports"
    label = "reports"
