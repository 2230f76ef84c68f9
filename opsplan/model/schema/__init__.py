"""The JSON Schema of a plan, in either language: its keys and values, what they mean, and what to write."""

from opsplan.model.schema.entries import calendar_schema, plan_schema

__all__ = ["calendar_schema", "plan_schema"]
