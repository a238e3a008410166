-- The key of client_stack is unique.
SELECT client_key, start_date
FROM client_stack
GROUP BY client_key, start_date
HAVING count(*) > 1
ORDER BY client_key, start_date
