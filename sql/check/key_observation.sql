-- The key of observation is unique.
SELECT municipality
FROM observation
GROUP BY municipality
HAVING count(*) > 1
ORDER BY municipality
