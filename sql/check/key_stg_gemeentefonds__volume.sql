-- The key of stg_gemeentefonds__volume is unique.
SELECT circular_year, circular, grant_year, code, measure FROM stg_gemeentefonds__volume
GROUP BY circular_year, circular, grant_year, code, measure HAVING count(*) > 1
ORDER BY circular_year, circular, grant_year, code, measure
