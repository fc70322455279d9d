from django.apps import AppConfig


class FundingConfig(AppConfig):
    name = "accede.funding"
    label = "funding"
