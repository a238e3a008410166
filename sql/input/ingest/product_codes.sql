-- The product codes as they were put in.
SELECT gm_code, product_category, product_code, cbs_kind, cbs_code, short_stay, valid_from, valid_until
FROM land_product_code
ORDER BY rowid
