-- Landing tables of the general grant (gemeentefonds), of Iv3 by sub-field, and of England.

-- One row: the volume of an allocation measure of a municipality, as a circular has it for a year.
CREATE TABLE land_gemeentefonds_volume (
    delivery_id INTEGER NOT NULL,
    line INTEGER NOT NULL,
    circulaire VARCHAR NOT NULL,       -- M (May) or S (September) and the year: "S2023"
    jaar INTEGER NOT NULL,             -- year of the grant
    gm_code VARCHAR NOT NULL,
    maatstaf VARCHAR NOT NULL,
    volume_10000 BIGINT NOT NULL       -- ten-thousandths
);

-- One row: what a unit of a measure counts for in a cluster of the grant.
CREATE TABLE land_gemeentefonds_gewicht (
    delivery_id INTEGER NOT NULL,
    line INTEGER NOT NULL,
    circulaire VARCHAR NOT NULL,
    jaar INTEGER NOT NULL,
    cluster VARCHAR NOT NULL,
    maatstaf VARCHAR NOT NULL,
    naam VARCHAR,
    gewicht_10000 BIGINT NOT NULL      -- euro, in ten-thousandths
);

-- One row: the grant of a municipality in a cluster.
CREATE TABLE land_gemeentefonds_uitkering (
    delivery_id INTEGER NOT NULL,
    line INTEGER NOT NULL,
    circulaire VARCHAR NOT NULL,
    jaar INTEGER NOT NULL,
    gm_code VARCHAR NOT NULL,
    cluster VARCHAR NOT NULL,
    bedrag_cents BIGINT NOT NULL
);

-- One row: expenditure of a municipality on a sub-field of youth care.
CREATE TABLE land_iv3_deel (
    delivery_id INTEGER NOT NULL,
    line INTEGER NOT NULL,
    jaar INTEGER NOT NULL,
    stand VARCHAR NOT NULL,
    gm_code VARCHAR NOT NULL,
    deeltaakveld VARCHAR NOT NULL,
    lasten_cents BIGINT NOT NULL
);

-- One row: a local authority of England that exists in a year.
CREATE TABLE land_england_authority (
    delivery_id INTEGER NOT NULL,
    line INTEGER NOT NULL,
    year INTEGER NOT NULL,
    la_code VARCHAR NOT NULL,
    la_name VARCHAR NOT NULL,
    region VARCHAR NOT NULL
);

-- One row: an observation of a local authority. No value = suppressed at the source, or none.
CREATE TABLE land_england_observation (
    delivery_id INTEGER NOT NULL,
    line INTEGER NOT NULL,
    year INTEGER NOT NULL,
    la_code VARCHAR NOT NULL,
    measure VARCHAR NOT NULL,
    value_10000 BIGINT
);

-- One row: spending of a local authority, outturn. The year 2024 is the financial year 2023-24.
CREATE TABLE land_england_spending (
    delivery_id INTEGER NOT NULL,
    line INTEGER NOT NULL,
    year INTEGER NOT NULL,
    la_code VARCHAR NOT NULL,
    service VARCHAR NOT NULL,
    spend_pence BIGINT NOT NULL
);

-- One row: a statistical neighbour by the official model of a year.
CREATE TABLE land_england_neighbour (
    delivery_id INTEGER NOT NULL,
    line INTEGER NOT NULL,
    model_year INTEGER NOT NULL,
    la_code VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    neighbour_code VARCHAR NOT NULL
);
