-- The tables of a run, in the order in which they were made.
SELECT position, table_name, definition FROM result_table
WHERE run_id = $run_id
ORDER BY position
