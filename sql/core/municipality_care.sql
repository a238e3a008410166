-- One row: young people with youth care in a municipality and year, in its own borders.
-- key: year, code
-- clients: young people with any youth care in kind (CBS, rounded to 5: the true number lies in
--   clients_low .. clients_high, two below to two above)
-- with_stay, protection: APPROXIMATIONS from the percentages CBS publishes, which share no exact
--   denominator with the counts: with stay = clients x share of young people with youth help who
--   have it with stay; protection = clients x (% under protection / % with youth help), both
--   percentages of young people of 0-17. Their ends follow from the rounding of count (2) and
--   percentage (0.05); they do not hold the error of the approximation itself.
--   Where the percentage with youth help rounds to zero it has no ratio, and protection no value.
-- Amounts in ten-thousandths, whole numbers, so that they add up exactly. No value = withheld by CBS
-- or not published for the year; its ends have none either (least and greatest pass over NULL, so that
-- NULL stands beside them).
-- Source: CBS 85075NED (2021), 85335NED (2022), Indicatoren jeugdzorg (2022).
-- needs: stg_statline__observation
WITH wide AS (
    SELECT
        year,
        code,
        max(value_10000) FILTER (topic = 'clienten') AS clients,
        max(value_10000) FILTER (topic = 'pct_jeugdhulp_in_natura' AND value_10000 > 500) AS pct_help,
        max(value_10000) FILTER (topic = 'pct_met_verblijf_van_jeugdhulp') AS pct_stay,
        max(value_10000) FILTER (topic = 'pct_jeugdbescherming') AS pct_protection,
        max(value_10000) FILTER (topic = 'trajecten') AS trajectories
    FROM stg_statline__observation
    GROUP BY year, code
)
SELECT
    year,
    code,
    clients,
    greatest(clients - 20000, 0) AS clients_low,
    clients + 20000 AS clients_high,
    trajectories,
    CAST(round(clients * (pct_stay / 1000000.0)) AS BIGINT) AS with_stay,
    CAST(round(greatest(clients - 20000, 0) * ((pct_stay - least(pct_stay, 500)) / 1000000.0)) AS BIGINT) AS with_stay_low,
    CAST(round((clients + 20000) * ((pct_stay + least(1000000 - pct_stay, 500)) / 1000000.0)) AS BIGINT) AS with_stay_high,
    CAST(round(clients * (1000000 - pct_stay) / 1000000.0) AS BIGINT) AS without_stay,
    CAST(round(
        greatest(clients - 20000, 0) * ((1000000 - pct_stay - least(1000000 - pct_stay, 500)) / 1000000.0)) AS BIGINT)
        AS without_stay_low,
    CAST(round((clients + 20000) * ((1000000 - pct_stay + least(pct_stay, 500)) / 1000000.0)) AS BIGINT)
        AS without_stay_high,
    CAST(round(clients * (pct_protection / CAST(pct_help AS DOUBLE))) AS BIGINT) AS protection,
    CAST(round(
        greatest(clients - 20000, 0) * ((pct_protection - least(pct_protection, 500)) / CAST(pct_help + 500 AS DOUBLE)))
        AS BIGINT) AS protection_low,
    CAST(round((clients + 20000) * ((pct_protection + 500) / CAST(pct_help - 500 AS DOUBLE)))
        AS BIGINT) AS protection_high
FROM wide
WHERE clients IS NOT NULL
ORDER BY year, code
