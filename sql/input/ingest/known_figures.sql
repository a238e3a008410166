-- Figures of StatLine that the store has, withheld or not. One row a year, municipality and topic.
SELECT DISTINCT jaar, gm_code, onderwerp
FROM land_statline
ORDER BY jaar, gm_code, onderwerp
