-- The key of claim is unique.
SELECT provider, identification
FROM claim
GROUP BY provider, identification
HAVING count(*) > 1
ORDER BY provider, identification
