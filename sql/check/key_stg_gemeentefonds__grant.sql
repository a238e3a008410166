-- The key of stg_gemeentefonds__grant is unique.
SELECT circular_year, circular, grant_year, code, cluster FROM stg_gemeentefonds__grant
GROUP BY circular_year, circular, grant_year, code, cluster HAVING count(*) > 1
ORDER BY circular_year, circular, grant_year, code, cluster
