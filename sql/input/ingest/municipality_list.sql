-- Which municipalities the store knows in which year.
SELECT DISTINCT jaar, gm_code FROM land_gemeente ORDER BY jaar, gm_code
