-- Results: every table of every run, with what it rests on. A run is found by its id, the digest of
-- all that determines it.

-- One row: one run of an analysis.
CREATE TABLE result_run (
    run_id VARCHAR PRIMARY KEY,
    analysis VARCHAR NOT NULL,
    model VARCHAR NOT NULL,
    provenance VARCHAR NOT NULL        -- JSON
);

-- One row: one table of a run. The definition holds title, columns and notes.
CREATE TABLE result_table (
    run_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,         -- order in which the tables were made
    table_name VARCHAR NOT NULL,
    definition VARCHAR NOT NULL,       -- JSON
    PRIMARY KEY (run_id, table_name)
);

-- One row: one cell.
CREATE TABLE result_value (
    run_id VARCHAR NOT NULL,
    table_name VARCHAR NOT NULL,
    row_number INTEGER NOT NULL,
    column_number INTEGER NOT NULL,    -- from 0, as in the definition
    state VARCHAR NOT NULL,            -- value, missing, hidden, not_applicable, suppressed
    whole BIGINT,
    real DOUBLE,
    text VARCHAR
);
