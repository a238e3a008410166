-- Bookkeeping of the schema itself: one row for each file of sql/schema that this store has had.
CREATE TABLE IF NOT EXISTS schema_migration (
    name VARCHAR PRIMARY KEY,
    digest VARCHAR NOT NULL
);
