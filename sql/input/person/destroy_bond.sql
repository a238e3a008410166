UPDATE person_key SET destroyed = true
