-- The panel of England in one year, under the names that models use. One row a local authority. Borders
-- are those of the year itself: figures of another year go by code.
-- Bound: $border_year, $year.
SELECT
    panel.code, panel.name, panel.region AS province, false AS split,
    CAST(panel.children AS DOUBLE) / 10000 AS children,
    CAST(panel.in_need AS DOUBLE) / 10000 AS in_need,
    CAST(panel.in_need_low AS DOUBLE) / 10000 AS in_need_low,
    CAST(panel.in_need_high AS DOUBLE) / 10000 AS in_need_high,
    -- Counts at the source; no rounding is known but that of its last digit.
    CAST(panel.looked_after AS DOUBLE) / 10000 AS looked_after,
    CAST(panel.looked_after AS DOUBLE) / 10000 AS looked_after_low,
    CAST(panel.looked_after AS DOUBLE) / 10000 AS looked_after_high,
    CAST(panel.protection_plans AS DOUBLE) / 10000 AS protection_plans,
    CAST(panel.protection_plans AS DOUBLE) / 10000 AS protection_plans_low,
    CAST(panel.protection_plans AS DOUBLE) / 10000 AS protection_plans_high,
    CAST(panel.referrals AS DOUBLE) / 10000 AS referrals,
    CAST(panel.referrals AS DOUBLE) / 10000 AS referrals_low,
    CAST(panel.referrals AS DOUBLE) / 10000 AS referrals_high,
    CAST(panel.meals_primary AS DOUBLE) / 1000000 AS meals_primary_share,
    CAST(panel.meals_secondary AS DOUBLE) / 1000000 AS meals_secondary_share,
    CAST(panel.neet AS DOUBLE) / 1000000 AS neet_share,
    CAST(panel.low_income AS DOUBLE) / 1000000 AS low_income_share,
    panel.london, panel.north, panel.south
FROM authority_year AS panel
WHERE panel.year = $year AND $border_year >= panel.year
ORDER BY panel.code
