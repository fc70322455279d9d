"""Forms of the record: acts and files (`acts`), clauses, declarations and their words (`statements`)."""

from __future__ import annotations

from accede.record.forms.acts import (
    ActFilter,
    ActForm,
    CorrectionForm,
    NameForm,
    ProposalForm,
    QueueFilter,
    ReasonForm,
    UploadForm,
)
from accede.record.forms.clauses import ClauseForm
from accede.record.forms.statements import (
    DeclarationFilter,
    DeclarationForm,
    ObjectionCorrectionForm,
    ObjectionForm,
    RelationForm,
    WithdrawalForm,
    WordsForm,
)
from accede.record.forms.territories import TerritoryCorrectionForm, TerritoryEndForm, TerritoryForm

__all__ = [
    "ActFilter",
    "ActForm",
    "ClauseForm",
    "CorrectionForm",
    "DeclarationFilter",
    "DeclarationForm",
    "NameForm",
    "ObjectionCorrectionForm",
    "ObjectionForm",
    "ProposalForm",
    "QueueFilter",
    "ReasonForm",
    "RelationForm",
    "TerritoryCorrectionForm",
    "TerritoryEndForm",
    "TerritoryForm",
    "UploadForm",
    "WithdrawalForm",
    "WordsForm",
]
