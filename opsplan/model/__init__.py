"""The plan: every section of the plan spec as frozen values, read from a file's nodes."""
