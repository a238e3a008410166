-- The key of client is unique.
SELECT client_key
FROM client
GROUP BY client_key
HAVING count(*) > 1
ORDER BY client_key
