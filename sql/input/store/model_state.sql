-- At most one row: what the models were last built from.
SELECT input_digest FROM model_state
