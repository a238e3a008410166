-- Landing tables: what was delivered, as it was delivered, append-only. Field names are those of the
-- source. Every row knows its delivery and its line in the file.

-- One row: one file that was taken in. The digest makes the same file twice a no-op.
CREATE TABLE land_delivery (
    delivery_id INTEGER PRIMARY KEY,   -- in order of arrival
    source VARCHAR NOT NULL,           -- id in catalog/source
    file_name VARCHAR NOT NULL,        -- name only, never a path of a machine
    digest VARCHAR NOT NULL UNIQUE,    -- SHA-256 of the bytes
    row_count INTEGER NOT NULL,
    title VARCHAR NOT NULL,
    publisher VARCHAR NOT NULL,
    tables VARCHAR NOT NULL,           -- table ids at the publisher
    licence VARCHAR NOT NULL,
    retrieved VARCHAR NOT NULL,
    note VARCHAR NOT NULL,
    described BOOLEAN NOT NULL         -- a description beside the file fits these bytes
);

-- One row: expenditure of one municipality on one taakveld in one statement of one year.
CREATE TABLE land_iv3 (
    delivery_id INTEGER NOT NULL,
    line INTEGER NOT NULL,
    jaar INTEGER NOT NULL,
    stand VARCHAR NOT NULL,            -- jaarrekening or begroting
    gm_code VARCHAR NOT NULL,
    taakveld VARCHAR NOT NULL,         -- "totaal" is all taakvelden together
    lasten_cents BIGINT NOT NULL
);

-- One row: one observation of a StatLine table. No value = withheld by CBS, or none.
CREATE TABLE land_statline (
    delivery_id INTEGER NOT NULL,
    line INTEGER NOT NULL,
    tabel VARCHAR NOT NULL,
    jaar INTEGER NOT NULL,
    gm_code VARCHAR NOT NULL,
    onderwerp VARCHAR NOT NULL,
    waarde_10000 BIGINT                -- the value in ten-thousandths: exact
);

-- One row: a municipality that exists in a year.
CREATE TABLE land_gemeente (
    delivery_id INTEGER NOT NULL,
    line INTEGER NOT NULL,
    jaar INTEGER NOT NULL,
    gm_code VARCHAR NOT NULL,
    gm_naam VARCHAR NOT NULL,
    inwoners BIGINT
);

-- One row: what becomes of a municipality that is abolished.
CREATE TABLE land_herindeling (
    delivery_id INTEGER NOT NULL,
    line INTEGER NOT NULL,
    ingangsjaar INTEGER NOT NULL,
    gm_code_oud VARCHAR NOT NULL,
    gm_code_nieuw VARCHAR NOT NULL,
    overgang VARCHAR NOT NULL          -- volledig or deel
);

-- One row: classes of a municipality in a year.
CREATE TABLE land_gemeenteklasse (
    delivery_id INTEGER NOT NULL,
    line INTEGER NOT NULL,
    jaar INTEGER NOT NULL,
    gm_code VARCHAR NOT NULL,
    provincie VARCHAR,
    grootteklasse VARCHAR,
    stedelijkheid VARCHAR,
    centrumfunctie VARCHAR,
    sociale_structuur VARCHAR
);

-- One row: a youth-care region in a year.
CREATE TABLE land_jeugdregio (
    delivery_id INTEGER NOT NULL,
    line INTEGER NOT NULL,
    jaar INTEGER NOT NULL,
    jz_code VARCHAR NOT NULL,
    naam VARCHAR NOT NULL
);

-- One row: the youth-care region of a municipality in a year.
CREATE TABLE land_gemeente_jeugdregio (
    delivery_id INTEGER NOT NULL,
    line INTEGER NOT NULL,
    jaar INTEGER NOT NULL,
    gm_code VARCHAR NOT NULL,
    jz_code VARCHAR NOT NULL,
    overlap_10000 BIGINT               -- share of the area that lies in the region, in ten-thousandths
);

-- At most one row: the digest of what the models were last built from.
CREATE TABLE model_state (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    input_digest VARCHAR NOT NULL
);
