"""Use cases: plain functions (unit of work, command) -> value, one module per subject."""
