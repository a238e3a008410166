-- The key of trajectory_month is unique.
SELECT trajectory_no, municipality, month
FROM trajectory_month
GROUP BY trajectory_no, municipality, month
HAVING count(*) > 1
ORDER BY trajectory_no, municipality, month
