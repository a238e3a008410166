-- The key of pathway is unique.
SELECT client_key
FROM pathway
GROUP BY client_key
HAVING count(*) > 1
ORDER BY client_key
