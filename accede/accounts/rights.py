"""Everything that may be allowed, as one list. A role is a set of these; an act asks for exactly one."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Right(models.TextChoices):
    READ_PAPERS = "read_papers", _("Read the campaign's papers")
    READ_LOG = "read_log", _("Read the log of every act")
    RECORD_ACT = "record_act", _("Enter acts of States and corrections")
    VERIFY_ACT = "verify_act", _("Verify acts that another person entered")
    IMPORT_DEPOSITARY = "import_depositary", _("Import depositary files and approve differences")
    EDIT_COALITION = "edit_coalition", _("Edit organisations, people, memberships and offices")
    EDIT_MATERIALS = "edit_materials", _("Edit materials and their translations")
    EDIT_EVENTS = "edit_events", _("Edit events, programmes and evaluations")
    EDIT_STATEMENTS = "edit_statements", _("Edit statements and record their delivery")
    EDIT_FUNDING = "edit_funding", _("Edit grants, donations and gifts")
    WRITE_REPORT = "write_report", _("Write the accomplishment report")
    PUBLISH_REPORT = "publish_report", _("Publish the accomplishment report")
    SETTLE_MAIL = "settle_mail", _("Decide whether a doubtful letter was sent")
    START_CAMPAIGN = "start_campaign", _("Start a campaign and name its first officer")
    MANAGE_CAMPAIGN = "manage_campaign", _("Set up the campaign and give roles")
    LOAD_CAMPAIGN = "load_campaign", _("Load and export campaign folders")
