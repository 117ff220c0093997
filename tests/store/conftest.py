"""The libraries that the store's tests run on."""

from tests.store.libraries import library, postgres_address, project, where

__all__ = ["library", "postgres_address", "project", "where"]
