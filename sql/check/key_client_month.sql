-- The key of client_month is unique.
SELECT municipality, client_key, month
FROM client_month
GROUP BY municipality, client_key, month
HAVING count(*) > 1
ORDER BY municipality, client_key, month
