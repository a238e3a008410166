-- The key of allocation is unique.
SELECT municipality, allocation_number
FROM allocation
GROUP BY municipality, allocation_number
HAVING count(*) > 1
ORDER BY municipality, allocation_number
