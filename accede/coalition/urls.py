"""Addresses of the coalition, under /c/<campaign>/coalition/."""

from __future__ import annotations

from django.urls import path, register_converter

from accede.coalition.views import (
    answers,
    campaigns,
    handovers,
    holdings,
    importing,
    invitations,
    membership_acts,
    memberships,
    merging,
    offices,
    organisation_parts,
    organisations,
    overview,
    people,
    plan,
    procedure,
    providers,
    purposes,
    roles,
    rotations,
    rows,
    sign_ins,
    tasks,
)
from accede.kit import opaque


class RowConverter:
    """A kind of row that has the common pages."""

    regex = "|".join(rows.KINDS)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class AccountActConverter(RowConverter):
    """What is done to an account by one button."""

    regex = "|".join(sign_ins.ACTS)


register_converter(AccountActConverter, "account_act")


class ListedConverter(RowConverter):
    """What a spreadsheet lists."""

    regex = "organisations|people"


class OfOrganisationConverter(RowConverter):
    """An act of membership that an organisation asks for or gets."""

    regex = "|".join(membership_acts.OF_ORGANISATION)


class OfPlaceConverter(RowConverter):
    """An act by which a membership rests or runs on."""

    regex = "|".join(membership_acts.OF_PLACE)


class SheetFormConverter(RowConverter):
    """The forms in which a list leaves."""

    regex = "csv|xlsx"


register_converter(RowConverter, "row")
register_converter(ListedConverter, "listed")
register_converter(OfOrganisationConverter, "of_organisation")
register_converter(OfPlaceConverter, "of_place")
register_converter(SheetFormConverter, "sheetform")
register_converter(opaque.OfImport, "of_import")

app_name = "coalition"

urlpatterns = [
    path("", overview.overview, name="overview"),
    path("organisations/", organisations.listing, name="organisations"),
    path("organisations/add/", organisations.add, name="add_organisation"),
    path("organisations/import/", importing.add, name="import_sheet"),
    path("organisations/import/<of_import:pk>/", importing.one, name="sheet_import"),
    path("organisations/import/<of_import:pk>/say/", importing.say, name="say_of_sheet"),
    path("organisations/import/<of_import:pk>/choose/", importing.choose, name="choose_lines"),
    path("organisations/import/<of_import:pk>/approve/", importing.approve, name="approve_sheet"),
    path("organisations/import/<of_import:pk>/drop/", importing.drop, name="drop_sheet"),
    path("organisations/import/<listed:holds>-template.<sheetform:form>", importing.template, name="sheet_template"),
    path("organisations/import/<listed:holds>.<sheetform:form>", importing.listing, name="sheet_list"),
    path("organisations/duplicates/", merging.duplicates, name="duplicates"),
    path("organisations/<slug:key>/merge/", merging.merge, name="merge"),
    path("organisations/<slug:key>/apart/<slug:other>/", merging.tell_apart, name="tell_apart"),
    path("organisations/<slug:key>/names/add/", organisation_parts.add_name, name="add_name"),
    path("organisations/<slug:key>/names/<int:pk>/remove/", organisation_parts.remove_name, name="remove_name"),
    path("organisations/<slug:key>/logo/", organisation_parts.set_logo, name="set_logo"),
    path("organisations/<slug:key>/logo/remove/", organisation_parts.remove_logo, name="remove_logo"),
    path("organisations/<slug:key>/logo.png", organisation_parts.logo, name="logo"),
    path("organisations/<slug:key>/acts/<of_organisation:verb>/", membership_acts.record, name="membership_act"),
    path("memberships/", memberships.listing, name="memberships"),
    path("memberships/acts/<slug:key>/correct/", membership_acts.correct, name="correct_act"),
    path("memberships/acts/<slug:key>/strike/", membership_acts.strike, name="strike_act"),
    path("memberships/<slug:key>/<of_place:verb>/", membership_acts.of_place, name="place_act"),
    path("memberships/merges/<slug:key>/undo/", merging.undo_merge, name="undo_merge"),
    path("organisations/<slug:key>/", organisations.record, name="organisation"),
    path("organisations/<slug:key>/change/", organisations.change, name="change_organisation"),
    path("organisations/<slug:key>/remove/", organisations.remove, name="remove_organisation"),
    path("organisations/<slug:key>/admit/", memberships.admit, name="admit"),
    path("organisations/<slug:key>/relations/add/", organisations.relate, name="relate"),
    path("memberships/<slug:key>/end/", memberships.end, name="end_membership"),
    path("people/", people.listing, name="people"),
    path("people/add/", people.add, name="add_person"),
    path("people/<slug:key>/", people.record, name="person"),
    path("people/<slug:key>/change/", people.change, name="change_person"),
    path("people/<slug:key>/remove/", people.remove, name="remove_person"),
    path("sign-in/providers/", providers.listing, name="providers"),
    path("sign-in/providers/add/", providers.add, name="add_provider"),
    path("sign-in/providers/<slug:key>/change/", providers.change, name="change_provider"),
    path("sign-in/providers/<slug:key>/remove/", providers.remove, name="remove_provider"),
    path("people/<slug:key>/erase/", holdings.erase, name="erase_person"),
    path("people/<slug:key>/download/", holdings.take_away, name="take_away"),
    path("people/<slug:key>/posts/add/", people.add_post, name="add_post"),
    path("offices/", offices.listing, name="offices"),
    path("offices/add/", offices.add_office, name="add_office"),
    path("offices/terms/add/", offices.record_term, name="record_term"),
    path("offices/secondments/add/", offices.second, name="second"),
    path("offices/<slug:key>/", offices.office, name="office"),
    path("offices/<slug:key>/rotate/", rotations.open_rotation, name="open_rotation"),
    path("rotations/<slug:key>/", rotations.rotation, name="rotation"),
    path("rotations/<slug:key>/nominate/", rotations.nominate, name="nominate"),
    path("rotations/<slug:key>/ballot/", rotations.open_ballot, name="open_ballot"),
    path("rotations/<slug:key>/count/", rotations.count, name="count_ballot"),
    path("rotations/<slug:key>/close/", rotations.close, name="close_nominations"),
    path("rotations/<slug:key>/call-off/", rotations.call_off, name="call_off"),
    path("rotations/<slug:key>/vote/<slug:organisation>/", rotations.vote, name="vote"),
    path("rotations/<slug:key>/nominations/<slug:nomination>/told/", rotations.told, name="told"),
    path("rotations/<slug:key>/nominations/<slug:nomination>/answer/", rotations.answer, name="answer"),
    path("rotations/<slug:key>/nominations/<slug:nomination>/withdraw/", rotations.withdraw, name="withdraw"),
    path("answer/<str:ticket>/", answers.answer_by_link, name="answer_by_link"),
    path("handovers/<slug:key>/", handovers.handover, name="handover"),
    path("handovers/<slug:key>/notes/", handovers.notes, name="handover_notes"),
    path("handovers/<slug:key>/release/", handovers.release, name="release_handover"),
    path("handovers/<slug:key>/confirm/", handovers.confirm, name="confirm_handover"),
    path("handovers/<slug:key>/pack.<str:form>", handovers.download, name="handover_file"),
    path("rules/", procedure.rules, name="procedure"),
    path("rules/change/", procedure.change, name="change_procedure"),
    path("roles/", roles.listing, name="roles"),
    path("roles/who/", roles.who, name="who"),
    path("sign-ins/", sign_ins.listing, name="sign_ins"),
    path("sign-ins/give/", sign_ins.give, name="give_role"),
    path("sign-ins/<int:pk>/", sign_ins.record, name="sign_in"),
    path("sign-ins/<int:pk>/erase/", holdings.erase_account, name="erase_account"),
    path("sign-ins/<int:pk>/download/", holdings.take_away_account, name="take_away_account"),
    path("sign-ins/<int:pk>/leave/", sign_ins.leave, name="leave"),
    path("sign-ins/<int:pk>/person/", sign_ins.link, name="link_account"),
    path("sign-ins/<int:pk>/<account_act:act>/", sign_ins.do, name="account_act"),
    path("sign-ins/roles/<int:pk>/end/", sign_ins.end, name="end_role"),
    path("invitations/add/", invitations.invite, name="invite"),
    path("invitations/<int:pk>/resend/", invitations.resend, name="resend_invitation"),
    path("invitations/<int:pk>/revoke/", invitations.revoke, name="revoke_invitation"),
    path("join/<str:token>/", invitations.join, name="join"),
    path("year/", campaigns.year, name="year"),
    path("year/add/", campaigns.add_assessment, name="add_assessment"),
    path("purposes/add/", campaigns.add_purpose, name="add_purpose"),
    path("plan/", plan.plan, name="plan"),
    path("plan/ideas/add/", plan.propose, name="propose_idea"),
    path("plan/<slug:key>/", plan.record, name="plan_item"),
    path("plan/<slug:key>/change/", plan.change, name="change_idea"),
    path("plan/<slug:key>/discuss/", plan.discuss, name="discuss"),
    path("plan/<slug:key>/adopt/", plan.adopt, name="adopt"),
    path("plan/<slug:key>/set-aside/", plan.set_aside, name="set_aside"),
    path("plan/<slug:key>/outcome/", plan.record_outcome, name="record_outcome"),
    path("plan/<slug:key>/carry-over/", plan.carry_over, name="carry_over"),
    path("plan/<slug:key>/activities/", plan.link, name="link_activities"),
    path("purposes/", purposes.purposes, name="purposes"),
    path("purposes/<slug:key>/activities/", purposes.serve, name="serve"),
    path("tasks/", tasks.listing, name="tasks"),
    path("tasks/add/", tasks.add, name="add_task"),
    path("tasks/<slug:key>/", tasks.record, name="task"),
    path("tasks/<slug:key>/change/", tasks.change, name="change_task"),
    path("tasks/<slug:key>/give/", tasks.give, name="give_task"),
    path("tasks/<slug:key>/close/", tasks.close, name="close_task"),
    path("tasks/<slug:key>/reopen/", tasks.reopen, name="reopen_task"),
    path("change/", campaigns.change, name="change_campaign"),
    path("<row:kind>/<slug:key>/change/", rows.change, name="change_row"),
    path("<row:kind>/<slug:key>/remove/", rows.remove, name="remove_row"),
]
