-- The key of stg_gemeentefonds__weight is unique.
SELECT circular_year, circular, grant_year, cluster, measure FROM stg_gemeentefonds__weight
GROUP BY circular_year, circular, grant_year, cluster, measure HAVING count(*) > 1
ORDER BY circular_year, circular, grant_year, cluster, measure
