-- The key of stg_doelmaat__product is unique.
SELECT municipality, product_category, product_code, valid_from
FROM stg_doelmaat__product
GROUP BY municipality, product_category, product_code, valid_from
HAVING count(*) > 1
ORDER BY municipality, product_category, product_code, valid_from
