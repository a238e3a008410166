-- The run with this id, if it is kept.
SELECT provenance FROM result_run WHERE run_id = $run_id
