-- The key of care_spell is unique.
SELECT gap_days, client_key, start_date
FROM care_spell
GROUP BY gap_days, client_key, start_date
HAVING count(*) > 1
ORDER BY gap_days, client_key, start_date
