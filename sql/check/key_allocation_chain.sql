-- The key of allocation_chain is unique.
SELECT municipality, allocation_number
FROM allocation_chain
GROUP BY municipality, allocation_number
HAVING count(*) > 1
ORDER BY municipality, allocation_number
