"""What State files keep. One module a noun; import from here."""

from accede.governments.models.allies import Ally, AllySector, StateTag
from accede.governments.models.common import OF_STATE, OfState, new_key
from accede.governments.models.contacts import (
    Contact,
    ContactPerson,
    ContactSource,
    OfficeKind,
    Official,
    VisitNotice,
)
from accede.governments.models.missions import Channel, Mission, MissionHead, Seat
from accede.governments.models.obstacles import (
    Argument,
    ArgumentText,
    Citation,
    Obstacle,
    ObstacleKind,
    ObstacleMove,
)
from accede.governments.models.positions import Confidence, Evidence, Position, Stance
from accede.governments.models.promises import Ask, AskStep, Promise, PromiseStep, Recommendation
from accede.governments.models.reviews import ReviewFile
from accede.governments.models.stages import StepFact, StepKind, Track, TrackStep, Tradition
from accede.governments.models.targets import (
    Champion,
    FileSettings,
    MonthCountry,
    SavedView,
    Target,
    TargetList,
    Weights,
)

__all__ = [
    "OF_STATE", "Ally", "AllySector", "Argument", "ArgumentText", "Ask", "AskStep", "Champion", "Channel", "Citation",
    "Confidence", "Contact", "ContactPerson", "ContactSource", "Evidence", "FileSettings", "Mission", "MissionHead",
    "MonthCountry", "Obstacle", "ObstacleKind", "ObstacleMove", "OfState", "OfficeKind", "Official", "Position",
    "Promise", "PromiseStep", "Recommendation", "ReviewFile", "SavedView", "Seat", "Stance", "StateTag", "StepFact",
    "StepKind", "Target", "TargetList", "Track", "TrackStep", "Tradition", "VisitNotice", "Weights", "new_key",
]  # fmt: skip
