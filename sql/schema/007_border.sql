-- Borders of municipalities, for maps.

-- One row: the simplified border of a municipality in a year.
CREATE TABLE land_gemeentegrens (
    delivery_id INTEGER NOT NULL,
    line INTEGER NOT NULL,
    jaar INTEGER NOT NULL,
    gm_code VARCHAR NOT NULL,
    vlakken VARCHAR NOT NULL           -- rings, see stg_cbs__municipality_shape
);
