-- At most one row: the key of the persons of this store.
SELECT check_value, generation, destroyed FROM person_key
