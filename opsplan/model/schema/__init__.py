"""The JSON Schema of a plan and of the files beside it, in either language: keys and values, what they mean, and what to write."""

from opsplan.model.schema.entries import brand_schema, calendar_schema, marketing_schema, plan_schema

__all__ = ["brand_schema", "calendar_schema", "marketing_schema", "plan_schema"]
