INSERT OR REPLACE INTO person_key (one, check_value, generation, destroyed)
VALUES (1, $check_value, $generation, false)
