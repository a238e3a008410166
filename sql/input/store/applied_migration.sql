-- One row for each migration this store has had.
SELECT name, digest FROM schema_migration ORDER BY name
