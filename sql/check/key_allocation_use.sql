-- The key of allocation_use is unique.
SELECT municipality, allocation_number
FROM allocation_use
GROUP BY municipality, allocation_number
HAVING count(*) > 1
ORDER BY municipality, allocation_number
