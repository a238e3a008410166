INSERT OR REPLACE INTO model_state (one, input_digest) VALUES (1, $input_digest)
