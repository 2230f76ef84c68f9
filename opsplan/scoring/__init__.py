"""The score of a plan: questions that a plan answers or not, counted by section. Pure: a checked plan → a Score."""
