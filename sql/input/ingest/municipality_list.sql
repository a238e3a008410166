-- Which municipalities the store knows in which year, and every name they had in a list.
SELECT DISTINCT jaar, gm_code, trim(gm_naam) AS gm_naam FROM land_gemeente ORDER BY jaar, gm_code, gm_naam
