-- The key of trajectory_lifetime is unique.
SELECT trajectory_no
FROM trajectory_lifetime
GROUP BY trajectory_no
HAVING count(*) > 1
ORDER BY trajectory_no
