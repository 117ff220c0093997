"""The libraries that the store's tests run on."""

from tests.store.libraries import bea, library, postgres_address, project, where

__all__ = ["bea", "library", "postgres_address", "project", "where"]
