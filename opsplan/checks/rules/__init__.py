"""One rule a file. A rule is added here and named in :mod:`opsplan.checks.registry`."""
