-- The panel of England. One row: a local authority and year, in its own borders: authorities that were
-- reorganised end, and new ones begin, so that no figure is carried over a border.
-- key: year, code
-- children: 0-17, mid-year (ONS). looked_after, protection_plans: children on 31 March. referrals: in the
--   year. in_need: children in need on 31 March, from the published number per 10,000 children times the
--   children: an approximation, rounded at the source to one decimal of the rate, which gives its ends.
--   Those in need at the source hold those looked after and those with a plan too.
-- Shares 0-1. north, south, london: 1 for an authority there, otherwise 0.
-- Numbers are ten-thousandths, spending pence. No value = suppressed, or no return.
-- Source: Local Authority Interactive Tool (DfE), ONS; Open Government Licence v3.0.
-- needs: stg_england__authority, stg_england__observation, stg_england__spending
WITH wide AS (
    SELECT
        year, code,
        max(value_10000) FILTER (measure = 'children_0_17') AS children,
        max(value_10000) FILTER (measure = 'looked_after') AS looked_after,
        max(value_10000) FILTER (measure = 'protection_plans') AS protection_plans,
        max(value_10000) FILTER (measure = 'referrals') AS referrals,
        max(value_10000) FILTER (measure = 'children_in_need_per_10000') AS in_need_rate,
        max(value_10000) FILTER (measure = 'free_school_meals_primary_pct') AS meals_primary,
        max(value_10000) FILTER (measure = 'free_school_meals_secondary_pct') AS meals_secondary,
        max(value_10000) FILTER (measure = 'neet_pct') AS neet,
        max(value_10000) FILTER (measure = 'low_income_families_pct') AS low_income
    FROM stg_england__observation
    GROUP BY year, code
),
spending AS (
    SELECT
        year, code,
        max(spend_cents) FILTER (service = 'children_services') AS children_services_cents,
        max(spend_cents) FILTER (service = 'looked_after') AS looked_after_cents
    FROM stg_england__spending
    GROUP BY year, code
)
SELECT
    authority.year,
    authority.code,
    authority.name,
    authority.region,
    spending.children_services_cents,
    spending.looked_after_cents,
    wide.children,
    wide.looked_after,
    wide.protection_plans,
    wide.referrals,
    wide.in_need_rate * wide.children // 100000000 AS in_need,
    (wide.in_need_rate - least(wide.in_need_rate, 500)) * wide.children // 100000000 AS in_need_low,
    (wide.in_need_rate + 500) * wide.children // 100000000 AS in_need_high,
    wide.meals_primary,
    wide.meals_secondary,
    wide.neet,
    wide.low_income,
    CAST(authority.region LIKE '%London' AS INTEGER) AS london,
    CAST(authority.region IN ('North East', 'North West', 'Yorkshire and The Humber') AS INTEGER) AS north,
    CAST(authority.region IN ('South East', 'South West', 'East of England') AS INTEGER) AS south
FROM stg_england__authority AS authority
LEFT JOIN wide USING (year, code)
LEFT JOIN spending USING (year, code)
ORDER BY authority.year, authority.code
