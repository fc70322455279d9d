"""Everything that may be allowed, as one list. A role is a set of these; an act asks for exactly one."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Right(models.TextChoices):
    READ_PAPERS = "read_papers", _("Enter the campaign's rooms and read there what the role sees")
    READ_LOG = "read_log", _("Read the log of every act")
    RECORD_ACT = "record_act", _("Enter acts of States and corrections")
    VERIFY_ACT = "verify_act", _("Verify acts that another person entered")
    IMPORT_DEPOSITARY = "import_depositary", _("Import depositary files and approve differences")
    EDIT_COALITION = "edit_coalition", _("Edit organisations, people, memberships and offices")
    DECIDE_MEMBERSHIP = (
        "decide_membership",
        _("Decide on applications; admit, suspend and release organisations"),
    )
    NOMINATE = "nominate", _("Nominate a person for an office in the name of a member organisation")
    VOTE = "vote", _("Vote in the name of a member organisation")
    RUN_ROTATION = "run_rotation", _("Open nominations and ballots and record their results")
    HAND_OVER = "hand_over", _("Write the notes of a handover and release its pack")
    PROPOSE_IDEA = "propose_idea", _("Propose ideas for the plan of the year")
    ADOPT_PLAN = "adopt_plan", _("Adopt priorities for the plan of the year and record what became of them")
    KEEP_TASKS = "keep_tasks", _("Open tasks, give them to somebody and close one's own")
    CALL_MEETING = "call_meeting", _("Call meetings, move and cancel them, and set their agenda")
    KEEP_MINUTES = "keep_minutes", _("Write the minutes and record attendance, motions and votes")
    APPROVE_MINUTES = "approve_minutes", _("Record that a meeting approved the minutes")
    KEEP_FILES = "keep_files", _("Write in the State files: positions, obstacles, stages, promises, allies")
    LOG_CONTACT = "log_contact", _("Log contacts with governments, and who was met")
    KEEP_MISSIONS = "keep_missions", _("Keep the directory of missions and import changes to it")
    SET_TARGETS = "set_targets", _("Set target States, the country of the month and the weights of the score")
    EDIT_ARGUMENTS = "edit_arguments", _("Write and review answers of the argument bank")
    EDIT_MATERIALS = "edit_materials", _("Edit materials and their translations")
    EDIT_EVENTS = "edit_events", _("Edit events, programmes and evaluations")
    TAKE_REPLIES = "take_replies", _("Record replies to invitations, keep the guest list and check guests in")
    PREPARE_LETTERS = "prepare_letters", _("Write templates and audiences, and prepare letters to many")
    RELEASE_LETTERS = "release_letters", _("Release letters that another person prepared")
    KEEP_LISTS = "keep_lists", _("Keep mailing lists and see who is on them")
    EDIT_STATEMENTS = "edit_statements", _("Edit statements and record their delivery")
    EDIT_FUNDING = "edit_funding", _("Edit grants, donations and gifts")
    WRITE_REPORT = "write_report", _("Write the accomplishment report")
    PUBLISH_REPORT = "publish_report", _("Publish the accomplishment report")
    SETTLE_MAIL = "settle_mail", _("Decide whether a doubtful letter was sent")
    START_CAMPAIGN = "start_campaign", _("Start a campaign and name its first officer")
    MANAGE_CAMPAIGN = "manage_campaign", _("Set up the campaign")
    GIVE_ROLES = "give_roles", _("Invite people, give roles and end them")
    ERASE_PERSON = "erase_person", _("Export and erase what is held about a person")
    LOAD_CAMPAIGN = "load_campaign", _("Load and export campaign folders")
