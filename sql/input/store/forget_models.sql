DELETE FROM model_state
