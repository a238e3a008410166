-- The key of stg_statline__observation is unique.
SELECT year, code, topic FROM stg_statline__observation
GROUP BY year, code, topic HAVING count(*) > 1
ORDER BY year, code, topic
