"""Reading deliverables back, with none of the code that wrote them, and proving that they say what the plan says.

:func:`opsplan.verifying.comparing.verify` does it; what is proved of which format, and what is not: ``docs/verify.md``.
"""
