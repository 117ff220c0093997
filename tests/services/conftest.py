"""The libraries that the services' tests run on: the same as the store's."""

from tests.store.libraries import library, postgres_address, project, where

__all__ = ["library", "postgres_address", "project", "where"]
