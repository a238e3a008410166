-- One row: what a product code, or a category without one, counts as in the figures of CBS. Filled from the
-- lists of catalog/codes each time models are built.
CREATE TABLE land_product_code (
    gm_code VARCHAR,                        -- "GM0384": a code of that municipality; NULL: everywhere
    product_category VARCHAR NOT NULL,
    product_code VARCHAR,                   -- NULL: any code of the category that is not listed
    cbs_kind VARCHAR,                       -- hulpvorm or maatregel; NULL: no form of care of its own
    cbs_code VARCHAR,
    short_stay BOOLEAN NOT NULL,            -- logeren
    valid_from DATE,                        -- NULL: always
    valid_until DATE                        -- last day; NULL: still
);
