-- The key of trajectory_last_month is unique.
SELECT trajectory_no, months_before_end
FROM trajectory_last_month
GROUP BY trajectory_no, months_before_end
HAVING count(*) > 1
ORDER BY trajectory_no, months_before_end
