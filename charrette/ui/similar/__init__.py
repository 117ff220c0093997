"""Alike: cards and needs that may say the same, looked at pair by pair."""
