-- The key of working_day is unique.
SELECT day
FROM working_day
GROUP BY day
HAVING count(*) > 1
ORDER BY day
