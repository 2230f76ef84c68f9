"""All questions, in the order in which they are told."""

from __future__ import annotations

from opsplan.scoring.question import Question
from opsplan.scoring.questions_aims import AIMS
from opsplan.scoring.questions_controls import CONTROLS
from opsplan.scoring.questions_market import MARKET
from opsplan.scoring.questions_work import WORK

QUESTIONS: tuple[Question, ...] = (*AIMS, *MARKET, *WORK, *CONTROLS)
