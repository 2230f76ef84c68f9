"""Findings as text: for a terminal, for programs, for merge requests. Pure; nothing here prints or reads a file."""
