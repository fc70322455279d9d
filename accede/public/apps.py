from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "accede.public"
    label = "public"
