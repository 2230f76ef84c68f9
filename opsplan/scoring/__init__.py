"""The score of a plan: questions that a plan answers or not, counted by section. Pure: a checked plan → a Score."""

from opsplan.scoring.results import Score
from opsplan.scoring.score import score_plan

__all__ = ["Score", "score_plan"]
