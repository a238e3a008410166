-- The key of trajectory is unique.
SELECT client_key, provider, care_form, start_date
FROM trajectory
GROUP BY client_key, provider, care_form, start_date
HAVING count(*) > 1
ORDER BY client_key, provider, care_form, start_date
