"""The libraries that the services' tests run on: the same as the store's."""

from tests.store.libraries import bea, library, postgres_address, project, where

__all__ = ["bea", "library", "postgres_address", "project", "where"]
