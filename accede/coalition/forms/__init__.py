"""Shape and plausibility of what is typed about the coalition; writing belongs to the actions."""

from accede.coalition.forms.campaigns import AssessmentForm, CampaignForm, PurposeForm
from accede.coalition.forms.embargo import EMBARGO, ask_embargo
from accede.coalition.forms.importing import SheetForm
from accede.coalition.forms.memberships import ActForm, LogoForm, NameForm
from accede.coalition.forms.merging import MergeForm
from accede.coalition.forms.organisations import AdmitForm, EndForm, OrganisationForm, RelationForm
from accede.coalition.forms.people import OfficeForm, PersonForm, PostForm, SecondmentForm, TermForm
from accede.coalition.forms.plan import ActivitiesForm, AdoptForm, IdeaForm, OutcomeForm, WordsForm
from accede.coalition.forms.procedure import ProcedureForm
from accede.coalition.forms.sharing import SHARING, ask_sharing, cut_choices
from accede.coalition.forms.tasks import ChangeTaskForm, CloseTaskForm, GiveForm, ReopenTaskForm, TaskForm

__all__ = [
    "EMBARGO",
    "SHARING",
    "ActForm",
    "ActivitiesForm",
    "AdmitForm",
    "AdoptForm",
    "AssessmentForm",
    "CampaignForm",
    "ChangeTaskForm",
    "CloseTaskForm",
    "EndForm",
    "GiveForm",
    "IdeaForm",
    "LogoForm",
    "MergeForm",
    "NameForm",
    "OfficeForm",
    "OrganisationForm",
    "OutcomeForm",
    "PersonForm",
    "PostForm",
    "ProcedureForm",
    "PurposeForm",
    "RelationForm",
    "ReopenTaskForm",
    "SecondmentForm",
    "SheetForm",
    "TaskForm",
    "TermForm",
    "WordsForm",
    "ask_embargo",
    "ask_sharing",
    "cut_choices",
]
