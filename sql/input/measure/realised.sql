-- What the panel holds of one municipality, in the latest borders that it has. One row a year.
SELECT year, spend_cents, clients, clients_low, clients_high
FROM municipality_year
WHERE code = $gm_code
    AND border_year = (SELECT max(border_year) FROM municipality_year WHERE code = $gm_code)
    AND (spend_cents IS NOT NULL OR clients IS NOT NULL)
ORDER BY year
