"""Prepare: the project, its groups, its people, its sessions and its themes."""
