-- The key of stg_cbs__youth_region_member is unique.
SELECT year, code FROM stg_cbs__youth_region_member
GROUP BY year, code HAVING count(*) > 1
ORDER BY year, code
