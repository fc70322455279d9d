from django.apps import AppConfig


class CoalitionConfig(AppConfig):
    name = "accede.coalition"
    label = "coalition"
