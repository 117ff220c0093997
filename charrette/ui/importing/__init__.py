"""Bringing cards and needs in, and opening files."""
