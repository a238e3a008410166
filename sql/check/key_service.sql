-- The key of service is unique.
SELECT
    municipality, provider, client_key, allocation_number, product_category, product_code,
    start_date
FROM service
GROUP BY
    municipality, provider, client_key, allocation_number, product_category, product_code,
    start_date
HAVING count(*) > 1
ORDER BY
    municipality, provider, client_key, allocation_number, product_category, product_code,
    start_date
