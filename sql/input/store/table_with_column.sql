-- The tables whose name starts with $prefix and that have the column.
SELECT table_name
FROM duckdb_columns()
WHERE starts_with(table_name, $prefix) AND column_name = $column AND NOT internal
ORDER BY table_name
