"""Shape and plausibility of what is typed about the coalition; writing belongs to the actions."""

from accede.coalition.forms.campaigns import AssessmentForm, CampaignForm, PurposeForm
from accede.coalition.forms.organisations import AdmitForm, EndForm, OrganisationForm, RelationForm
from accede.coalition.forms.people import OfficeForm, PersonForm, PostForm, SecondmentForm, TermForm
from accede.coalition.forms.plan import ActivitiesForm, AdoptForm, IdeaForm, OutcomeForm, WordsForm
from accede.coalition.forms.procedure import ProcedureForm
from accede.coalition.forms.sharing import SHARING, ask_sharing, cut_choices
from accede.coalition.forms.tasks import ChangeTaskForm, CloseTaskForm, GiveForm, ReopenTaskForm, TaskForm

__all__ = [
    "SHARING",
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
    "TaskForm",
    "TermForm",
    "WordsForm",
    "ask_sharing",
    "cut_choices",
]
