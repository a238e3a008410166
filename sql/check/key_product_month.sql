-- The key of product_month is unique.
SELECT municipality, product_category, product_code, month
FROM product_month
GROUP BY municipality, product_category, product_code, month
HAVING count(*) > 1
ORDER BY municipality, product_category, product_code, month
