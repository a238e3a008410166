-- The cells of a table of a run, row by row.
SELECT row_number, column_number, state, whole, real, text
FROM result_value
WHERE run_id = $run_id AND table_name = $table_name
ORDER BY row_number, column_number
