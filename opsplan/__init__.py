"""opsplan: one YAML operations plan, checked like code, rendered into Word, PowerPoint and a Gantt."""

__version__ = "0.1.0"
