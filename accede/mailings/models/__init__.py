"""What mailings keep. One module a noun; import from here."""

from accede.mailings.models.audiences import Audience, AudienceKind, MailingList, Subscription
from accede.mailings.models.letters import Dispatch, Letter, LetterFile
from accede.mailings.models.runs import Adjustment, Enclosure, EnclosureFile, Opening, Run, RunKind, RunStep
from accede.mailings.models.texts import (
    Block,
    BlockText,
    Letterhead,
    Template,
    TemplateKind,
    Variant,
    VariantText,
)

__all__ = [
    "Adjustment", "Audience", "AudienceKind", "Block", "BlockText", "Dispatch", "Enclosure", "EnclosureFile", "Letter",
    "LetterFile", "Letterhead", "MailingList", "Opening", "Run", "RunKind", "RunStep", "Subscription", "Template",
    "TemplateKind", "Variant", "VariantText",
]  # fmt: skip
