"""Qt models: read-only snapshots over domain values; columns are values."""
