-- The key of provider_year is unique.
SELECT municipality, provider, year
FROM provider_year
GROUP BY municipality, provider, year
HAVING count(*) > 1
ORDER BY municipality, provider, year
