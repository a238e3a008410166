-- The key of stg_cbs__youth_region is unique.
SELECT year, region_code FROM stg_cbs__youth_region
GROUP BY year, region_code HAVING count(*) > 1
ORDER BY year, region_code
