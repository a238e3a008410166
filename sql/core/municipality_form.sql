-- One row: young people with youth care in a municipality and year by form of care, as CBS counts
-- them, in its own borders. One person can have several forms in a year.
-- key: year, code
-- help_without_stay, help_with_stay: youth help without and with stay; under_protection,
--   on_probation: youth protection and probation. Ten-thousandths, whole numbers; no value = withheld
--   by CBS. Rounded to 5: the true number lies from two below to two above.
-- Source: CBS 85099NED, which is not shipped: it is there once a user has imported it.
-- needs: stg_statline__observation
WITH wide AS (
    SELECT
        year,
        code,
        max(value_10000) FILTER (topic = 'vorm_zonder_verblijf') AS help_without_stay,
        max(value_10000) FILTER (topic = 'vorm_met_verblijf') AS help_with_stay,
        max(value_10000) FILTER (topic = 'vorm_jeugdbescherming') AS under_protection,
        max(value_10000) FILTER (topic = 'vorm_jeugdreclassering') AS on_probation
    FROM stg_statline__observation
    WHERE topic IN ('vorm_zonder_verblijf', 'vorm_met_verblijf', 'vorm_jeugdbescherming',
        'vorm_jeugdreclassering')
    GROUP BY year, code
)
SELECT
    year,
    code,
    help_without_stay,
    help_without_stay - least(help_without_stay, 20000) AS help_without_stay_low,
    help_without_stay + 20000 AS help_without_stay_high,
    help_with_stay,
    help_with_stay - least(help_with_stay, 20000) AS help_with_stay_low,
    help_with_stay + 20000 AS help_with_stay_high,
    under_protection,
    under_protection - least(under_protection, 20000) AS under_protection_low,
    under_protection + 20000 AS under_protection_high,
    on_probation,
    on_probation - least(on_probation, 20000) AS on_probation_low,
    on_probation + 20000 AS on_probation_high
FROM wide
ORDER BY year, code
