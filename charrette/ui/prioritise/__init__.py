"""Prioritise: rounds, ballots, the result and the prioritised needs list."""
