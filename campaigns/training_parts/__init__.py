"""The parts of the training campaign's maker, and the order in which they are played: that of the days; then
the State files, in theirs."""

from campaigns.training_parts import alliance, dialogue, invitations, meetings, offices, states, work
from campaigns.training_parts.stage import Stage


def play(stage: Stage) -> None:
    """Two years of the Example Alliance."""
    alliance.found(stage)
    offices.offices(stage)
    alliance.comings(stage)
    work.plan_of_2025(stage)
    offices.rotation(stage, offices.TURNS[0])
    offices.rotation(stage, offices.TURNS[1])
    alliance.leaving(stage)
    offices.handover(stage, "2025-07-01", "2025-12-31", "ada-example", "dana-invented", "Parliament is being painted.")
    alliance.suspension(stage)
    work.plan_of_2026(stage)
    offices.rotation(stage, offices.TURNS[2])
    work.happenings(stage)
    work.words_and_money(stage)
    offices.handover(stage, "2026-01-01", "2026-06-30", "dana-invented", "bruna-sample", offices.NOTES)
    meetings.series(stage)
    meetings.august(stage)
    work.library(stage)
    work.servings(stage)
    work.jobs(stage)
    work.ideas_for_2027(stage)
    meetings.october(stage)
    work.outcomes(stage)
    meetings.december(stage)
    work.report(stage)
    dialogue.directory(stage)
    states.files(stage)
    dialogue.log(stage)
    dialogue.words(stage)
    dialogue.aims(stage)
    dialogue.changes_at_missions(stage)
    invitations.morning(stage)
