-- One row: one VOORZIENINGSOORT of the GGM 2.5.1: a product category.
-- key: voorzieningsoort_id
-- wet_enum_id: 4 is JEUGDWET
-- needs: product_month
-- made: view
SELECT
    CAST(row_number() OVER (ORDER BY product_category) AS INTEGER) AS voorzieningsoort_id,
    product_category AS productcategoriecode,
    4 AS wet_enum_id
FROM (SELECT DISTINCT product_category FROM product_month)
ORDER BY voorzieningsoort_id
