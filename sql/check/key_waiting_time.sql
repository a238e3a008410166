-- The key of waiting_time is unique.
SELECT municipality, provider, waiting_for, number, request_reference
FROM waiting_time
GROUP BY municipality, provider, waiting_for, number, request_reference
HAVING count(*) > 1
ORDER BY municipality, provider, waiting_for, number, request_reference
