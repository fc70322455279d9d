from __future__ import annotations

from django.urls import path

from accede.meetings.views import replies

app_name = "meetings"
urlpatterns = [
    path("reply/<str:token>/", replies.reply, name="reply"),
]
