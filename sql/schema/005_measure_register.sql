-- The register of measures: what a council decided. Typed by the municipality itself; no persons.

-- One row: one decision on a measure. Amounts are whole cents.
CREATE TABLE measure_register (
    gm_code VARCHAR NOT NULL,
    entry VARCHAR NOT NULL,            -- short name, unique in the municipality
    title VARCHAR NOT NULL,
    decided DATE NOT NULL,             -- day of the decision
    target_group VARCHAR NOT NULL,     -- for whom, in words
    measure VARCHAR NOT NULL,          -- id of the catalogue or name of a file; '' for none
    low_cents BIGINT,                  -- expected net saving a year, as decided; both or neither
    high_cents BIGINT,
    goal VARCHAR NOT NULL,             -- in words; '' for none
    PRIMARY KEY (gm_code, entry)
);
