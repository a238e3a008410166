-- The columns of a table, in order.
SELECT column_name, data_type, NOT is_nullable AS required
FROM duckdb_columns()
WHERE table_name = $table AND NOT internal
ORDER BY column_index
