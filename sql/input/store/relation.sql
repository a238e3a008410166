-- At most one row: whether a name is that of a table (BASE TABLE) or of a VIEW.
SELECT table_type AS kind
FROM information_schema.tables
WHERE table_schema = 'main' AND table_catalog = current_database() AND table_name = $name
