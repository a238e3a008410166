-- A store keeps the key it was first given.
INSERT INTO person_key (one, check_value, generation, destroyed)
VALUES (1, $check_value, $generation, false)
ON CONFLICT DO NOTHING
