-- The key of municipality_profile is unique.
SELECT year, code, topic FROM municipality_profile
GROUP BY year, code, topic HAVING count(*) > 1
ORDER BY year, code, topic
