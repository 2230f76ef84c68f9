"""Last year's plan as the beginning of a new one: its text with the days moved and the results taken out."""

from opsplan.fixing.again.again import Again, start_again
from opsplan.fixing.again.moving import Move, move_by, move_to, parse_shift

__all__ = ["Again", "Move", "move_by", "move_to", "parse_shift", "start_again"]
