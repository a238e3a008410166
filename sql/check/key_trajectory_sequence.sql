-- The key of trajectory_sequence is unique.
SELECT trajectory_no
FROM trajectory_sequence
GROUP BY trajectory_no
HAVING count(*) > 1
ORDER BY trajectory_no
