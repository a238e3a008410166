-- The key of allocation_product is unique.
SELECT municipality, allocation_number
FROM allocation_product
GROUP BY municipality, allocation_number
HAVING count(*) > 1
ORDER BY municipality, allocation_number
