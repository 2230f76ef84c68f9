"""Plan-quality rules: one rule, one file under ``rules/``, joined by the registry."""
