-- The key of stg_cbs__merger is unique.
SELECT old_code, new_code FROM stg_cbs__merger
GROUP BY old_code, new_code HAVING count(*) > 1
ORDER BY old_code, new_code
