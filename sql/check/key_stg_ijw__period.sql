-- The key of stg_ijw__period is unique.
SELECT municipality
FROM stg_ijw__period
GROUP BY municipality
HAVING count(*) > 1
ORDER BY municipality
