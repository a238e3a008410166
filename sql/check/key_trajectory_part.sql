-- The key of trajectory_part is unique.
SELECT trajectory_no, municipality, care_number, start_date
FROM trajectory_part
GROUP BY trajectory_no, municipality, care_number, start_date
HAVING count(*) > 1
ORDER BY trajectory_no, municipality, care_number, start_date
