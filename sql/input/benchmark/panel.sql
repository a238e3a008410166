-- The panel of one year in the borders of another, with province. One row a municipality.
-- Bound: $border_year, $year.
WITH province AS (
    SELECT border.code, any_value(class.province ORDER BY class.year) AS province
    FROM municipality_border AS border
    JOIN stg_cbs__municipality_class AS class
        ON class.year = border.border_year AND class.code = border.border_code
    WHERE border.year = $border_year AND border.whole
    GROUP BY border.code
)
SELECT
    panel.code, panel.name, coalesce(province.province, '') AS province, panel.split,
    panel.inhabitants, panel.population, panel.youth,
    panel.clients, panel.clients_low, panel.clients_high,
    panel.with_stay, panel.with_stay_low, panel.with_stay_high,
    panel.without_stay, panel.without_stay_low, panel.without_stay_high,
    panel.protection, panel.protection_low, panel.protection_high,
    panel.help_without_stay, panel.help_without_stay_low, panel.help_without_stay_high,
    panel.help_with_stay, panel.help_with_stay_low, panel.help_with_stay_high,
    panel.under_protection, panel.under_protection_low, panel.under_protection_high,
    panel.on_probation, panel.on_probation_low, panel.on_probation_high,
    panel.under_12, panel.under_12_low, panel.under_12_high,
    panel.from_12, panel.from_12_low, panel.from_12_high,
    -- The measures of the grant are what the ministry counts with: no rounding is known.
    panel.need_youth, panel.need_youth AS need_youth_low, panel.need_youth AS need_youth_high,
    panel.need_low_income, panel.need_low_income AS need_low_income_low, panel.need_low_income AS need_low_income_high,
    panel.need_centre, panel.need_centre AS need_centre_low, panel.need_centre AS need_centre_high,
    panel.need_weighted_youth, panel.need_weighted_youth AS need_weighted_youth_low, panel.need_weighted_youth AS need_weighted_youth_high,
    panel.youth_share, panel.one_person_household_share, panel.households_with_children_share,
    panel.non_western_share, panel.divorced_share, panel.address_density,
    panel.assistance_share, panel.low_income_share
FROM municipality_year AS panel
LEFT JOIN province USING (code)
WHERE panel.border_year = $border_year AND panel.year = $year
ORDER BY panel.code
