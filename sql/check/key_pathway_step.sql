-- The key of pathway_step is unique.
SELECT client_key, step
FROM pathway_step
GROUP BY client_key, step
HAVING count(*) > 1
ORDER BY client_key, step
