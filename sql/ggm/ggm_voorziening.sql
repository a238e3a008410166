-- One row: one VOORZIENING of the GGM 2.5.1: a product, or a category that was allocated as a whole.
-- key: voorziening_id
-- productcode: nothing for a whole category; wet_enum_id: 4 is JEUGDWET
-- needs: product_month, ggm_voorzieningsoort
-- made: view
SELECT
    CAST(
        row_number() OVER (ORDER BY product.product_category, product.product_code NULLS FIRST)
        AS INTEGER
    ) AS voorziening_id,
    product.product_code AS productcode,
    soort.voorzieningsoort_id AS valt_binnen_voorzieningsoort_id,
    soort.productcategoriecode,
    4 AS wet_enum_id
FROM (SELECT DISTINCT product_category, product_code FROM product_month) AS product
JOIN ggm_voorzieningsoort AS soort ON soort.productcategoriecode = product.product_category
ORDER BY voorziening_id
