from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "accede.meetings"
    label = "meetings"
