"""The library: rows, queries, unit of work, journal, migrations, backup. The only room that knows SQLAlchemy."""
