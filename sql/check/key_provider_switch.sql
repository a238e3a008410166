-- The key of provider_switch is unique.
SELECT trajectory_no
FROM provider_switch
GROUP BY trajectory_no
HAVING count(*) > 1
ORDER BY trajectory_no
