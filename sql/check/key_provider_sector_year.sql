-- The key of provider_sector_year is unique.
SELECT municipality, provider, sector, year
FROM provider_sector_year
GROUP BY municipality, provider, sector, year
HAVING count(*) > 1
ORDER BY municipality, provider, sector, year
