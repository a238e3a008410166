-- The key of request is unique.
SELECT provider, request_reference
FROM request
GROUP BY provider, request_reference
HAVING count(*) > 1
ORDER BY provider, request_reference
