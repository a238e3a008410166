-- One row: young people with youth care of a municipality and year by age, in its own borders.
-- key: year, code
-- under_12: those of 0-3 and 4-11; from_12: the others of all clients, up to 23. No value when CBS
--   withholds one of the two.
-- CBS rounds every number to 5: the true one lies from two below to two above, so that of a sum or
--   difference of two lies four, of three six away.
-- Ten-thousandths, whole numbers.
-- Source: CBS 85075NED (2021), 85335NED (2022).
-- needs: stg_statline__observation
WITH wide AS (
    SELECT
        year,
        code,
        max(value_10000) FILTER (topic = 'clienten') AS clients,
        max(value_10000) FILTER (topic = 'clienten_0_3')
            + max(value_10000) FILTER (topic = 'clienten_4_11') AS under_12
    FROM stg_statline__observation
    WHERE topic IN ('clienten', 'clienten_0_3', 'clienten_4_11')
    GROUP BY year, code
)
SELECT
    year,
    code,
    under_12,
    under_12 - least(under_12, 40000) AS under_12_low,
    under_12 + 40000 AS under_12_high,
    greatest(clients - under_12, 0) AS from_12,
    greatest(clients - under_12 - 60000, 0) AS from_12_low,
    greatest(clients - under_12, 0) + 60000 AS from_12_high
FROM wide
WHERE under_12 IS NOT NULL AND clients IS NOT NULL
ORDER BY year, code
