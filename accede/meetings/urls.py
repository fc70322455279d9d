from __future__ import annotations

from django.urls import path

from accede.meetings.views import agenda, attendance, calls, lists, meetings, papers, replies

app_name = "meetings"
urlpatterns = [
    path("", lists.meeting_list, name="list"),
    path("add/", meetings.add, name="add"),
    path("reply/<str:token>/", replies.reply, name="reply"),
    path("series/add/", lists.add_series, name="add_series"),
    path("series/<slug:key>/", lists.series, name="series"),
    path("series/<slug:key>/change/", lists.change_series, name="change_series"),
    path("<slug:key>/", meetings.meeting, name="meeting"),
    path("<slug:key>/change/", meetings.change, name="change"),
    path("<slug:key>/cancel/", meetings.cancel, name="cancel"),
    path("<slug:key>/open/", meetings.begin, name="open"),
    path("<slug:key>/close/", meetings.end, name="close"),
    path("<slug:key>/agenda/", agenda.agenda, name="agenda"),
    path("<slug:key>/agenda.<slug:form>", agenda.printed, name="agenda_file"),
    path("<slug:key>/agenda/add/", agenda.add_item, name="add_item"),
    path("<slug:key>/agenda/take-over/", agenda.take_over, name="take_over"),
    path("<slug:key>/agenda/<int:number>/change/", agenda.change_item, name="change_item"),
    path("<slug:key>/agenda/<int:number>/move/", agenda.move_item, name="move_item"),
    path("<slug:key>/agenda/<int:number>/remove/", agenda.remove_item, name="remove_item"),
    path("<slug:key>/calls/", calls.calls, name="calls"),
    path("<slug:key>/calls/send/", calls.send, name="send"),
    path("<slug:key>/answer/", calls.answer, name="answer"),
    path("<slug:key>/papers/add/", papers.add, name="add_paper"),
    path("<slug:key>/papers/<int:number>/", papers.read, name="paper"),
    path("<slug:key>/papers/<int:number>/remove/", papers.remove, name="remove_paper"),
    path("<slug:key>/attendance/", attendance.attendance, name="attendance"),
    path("<slug:key>/attendance/note/", attendance.note, name="note"),
    path("<slug:key>/attendance/answers/", attendance.take_answers, name="take_answers"),
    path("<slug:key>/attendance/<int:number>/take-back/", attendance.take_back, name="take_back"),
]
