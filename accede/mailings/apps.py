from django.apps import AppConfig


class MailingsConfig(AppConfig):
    name = "accede.mailings"
    label = "mailings"
