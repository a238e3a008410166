INSERT INTO schema_migration (name, digest) VALUES ($name, $digest)
