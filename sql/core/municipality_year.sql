-- The panel. One row: a municipality in the borders of `border_year`, with the figures of `year`.
-- key: border_year, year, code
-- *_cents: cents of the accounts (spend = youth care, 6.72 + 6.73 + 6.74 + 6.82, from
--   2025 on 6.75 + 6.76 + 6.79 + 6.82; teams = 6.2) and of
--   the budget; no value = no return. Persons and households: numbers, exact to four decimals.
-- with_stay, without_stay, protection: approximations, see municipality_care. help_with_stay and the
--   like: counts, see municipality_form. under_12, from_12: see municipality_age.
-- need_*: what the general grant counts, see municipality_need; need_norm in euro.
-- A sum has no value when that of one member is withheld or missing.
-- members: municipalities of `year` in it; split: a part of a split municipality is missing;
--   returned: accounts were handed in by all members.
-- classification: the Iv3 classification of the year; figures of 6.72 and of 6.73/6.74 are not to be
--   compared across a change of it, their sum is.
-- needs: stg_cbs__municipality, municipality_border, municipality_spending, municipality_care, municipality_form, municipality_age, municipality_need, municipality_background
WITH spending AS (
    SELECT
        border_year, year, code,
        sum(amount_cents) FILTER (statement = 'account' AND task_field <> '6.2') AS spend_cents,
        sum(amount_cents) FILTER (statement = 'account' AND task_field = '6.2') AS teams_cents,
        sum(amount_cents) FILTER (statement = 'budget' AND task_field <> '6.2') AS budget_cents,
        bool_or(split) AS split
    FROM municipality_spending
    WHERE task_field IN ('6.2', '6.72', '6.73', '6.74', '6.75', '6.76', '6.79', '6.82')
    GROUP BY border_year, year, code
),
care AS (
    SELECT
        border.border_year, border.year, border.border_code AS code,
        CASE WHEN count(*) = count(clients) THEN sum(clients) END AS clients,
        CASE WHEN count(*) = count(clients_low) THEN sum(clients_low) END AS clients_low,
        CASE WHEN count(*) = count(clients_high) THEN sum(clients_high) END AS clients_high,
        CASE WHEN count(*) = count(trajectories) THEN sum(trajectories) END AS trajectories,
        CASE WHEN count(*) = count(with_stay) THEN sum(with_stay) END AS with_stay,
        CASE WHEN count(*) = count(with_stay_low) THEN sum(with_stay_low) END AS with_stay_low,
        CASE WHEN count(*) = count(with_stay_high) THEN sum(with_stay_high) END AS with_stay_high,
        CASE WHEN count(*) = count(without_stay) THEN sum(without_stay) END AS without_stay,
        CASE WHEN count(*) = count(without_stay_low) THEN sum(without_stay_low) END AS without_stay_low,
        CASE WHEN count(*) = count(without_stay_high) THEN sum(without_stay_high) END
            AS without_stay_high,
        CASE WHEN count(*) = count(protection) THEN sum(protection) END AS protection,
        CASE WHEN count(*) = count(protection_low) THEN sum(protection_low) END AS protection_low,
        CASE WHEN count(*) = count(protection_high) THEN sum(protection_high) END AS protection_high
    FROM municipality_border AS border
    LEFT JOIN municipality_care AS care USING (year, code)
    WHERE border.whole
    GROUP BY border.border_year, border.year, border.border_code
),
form AS (
    SELECT
        border.border_year, border.year, border.border_code AS code,
        CASE WHEN count(*) = count(help_without_stay) THEN sum(help_without_stay) END AS help_without_stay,
        CASE WHEN count(*) = count(help_without_stay_low) THEN sum(help_without_stay_low) END AS help_without_stay_low,
        CASE WHEN count(*) = count(help_without_stay_high) THEN sum(help_without_stay_high) END AS help_without_stay_high,
        CASE WHEN count(*) = count(help_with_stay) THEN sum(help_with_stay) END AS help_with_stay,
        CASE WHEN count(*) = count(help_with_stay_low) THEN sum(help_with_stay_low) END AS help_with_stay_low,
        CASE WHEN count(*) = count(help_with_stay_high) THEN sum(help_with_stay_high) END AS help_with_stay_high,
        CASE WHEN count(*) = count(under_protection) THEN sum(under_protection) END AS under_protection,
        CASE WHEN count(*) = count(under_protection_low) THEN sum(under_protection_low) END AS under_protection_low,
        CASE WHEN count(*) = count(under_protection_high) THEN sum(under_protection_high) END AS under_protection_high,
        CASE WHEN count(*) = count(on_probation) THEN sum(on_probation) END AS on_probation,
        CASE WHEN count(*) = count(on_probation_low) THEN sum(on_probation_low) END AS on_probation_low,
        CASE WHEN count(*) = count(on_probation_high) THEN sum(on_probation_high) END AS on_probation_high
    FROM municipality_border AS border
    LEFT JOIN municipality_form AS form USING (year, code)
    WHERE border.whole
    GROUP BY border.border_year, border.year, border.border_code
),
need AS (
    SELECT
        border.border_year, border.year, border.border_code AS code,
        CASE WHEN count(*) = count(need.youth) THEN sum(need.youth) END AS need_youth,
        CASE WHEN count(*) = count(need.low_income_households) THEN sum(need.low_income_households) END AS need_low_income,
        CASE WHEN count(*) = count(need.centre_function) THEN sum(need.centre_function) END AS need_centre,
        CASE WHEN count(*) = count(need.weighted_youth) THEN sum(need.weighted_youth) END AS need_weighted_youth,
        CASE WHEN count(*) = count(need.norm) THEN sum(need.norm) END AS need_norm
    FROM municipality_border AS border
    LEFT JOIN municipality_need AS need USING (year, code)
    WHERE border.whole
    GROUP BY border.border_year, border.year, border.border_code
),
age AS (
    SELECT
        border.border_year, border.year, border.border_code AS code,
        CASE WHEN count(*) = count(under_12) THEN sum(under_12) END AS under_12,
        CASE WHEN count(*) = count(under_12_low) THEN sum(under_12_low) END AS under_12_low,
        CASE WHEN count(*) = count(under_12_high) THEN sum(under_12_high) END AS under_12_high,
        CASE WHEN count(*) = count(from_12) THEN sum(from_12) END AS from_12,
        CASE WHEN count(*) = count(from_12_low) THEN sum(from_12_low) END AS from_12_low,
        CASE WHEN count(*) = count(from_12_high) THEN sum(from_12_high) END AS from_12_high
    FROM municipality_border AS border
    LEFT JOIN municipality_age AS age USING (year, code)
    WHERE border.whole
    GROUP BY border.border_year, border.year, border.border_code
),
background AS (
    SELECT
        border.border_year, border.year, border.border_code AS code,
        CASE WHEN count(*) = count(inhabitants) THEN sum(inhabitants) END AS inhabitants,
        CASE WHEN count(*) = count(youth) THEN sum(youth) END AS youth,
        CASE WHEN count(*) = count(households) THEN sum(households) END AS households,
        CASE WHEN count(*) = count(one_person_households) THEN sum(one_person_households) END
            AS one_person_households,
        CASE WHEN count(*) = count(households_with_children) THEN sum(households_with_children) END
            AS households_with_children,
        CASE WHEN count(*) = count(non_western) THEN sum(non_western) END AS non_western,
        CASE WHEN count(*) = count(divorced) THEN sum(divorced) END AS divorced,
        CASE WHEN count(*) = count(density_weight) THEN sum(density_weight) END AS density_weight,
        CASE WHEN count(*) = count(assistance) THEN sum(assistance) END AS assistance,
        CASE WHEN count(*) = count(low_income_households) THEN sum(low_income_households) END
            AS low_income_households
    FROM municipality_border AS border
    LEFT JOIN municipality_background AS background USING (year, code)
    WHERE border.whole
    GROUP BY border.border_year, border.year, border.border_code
),
listed AS (
    SELECT
        border.border_year, border.year, border.border_code AS code,
        CAST(count(*) FILTER (border.whole) AS INTEGER) AS members,
        bool_or(NOT border.whole) AS split,
        CASE WHEN count(*) FILTER (border.whole) = count(municipality.inhabitants) FILTER (border.whole)
            THEN sum(municipality.inhabitants) FILTER (border.whole) END AS inhabitants
    FROM municipality_border AS border
    JOIN stg_cbs__municipality AS municipality USING (year, code)
    GROUP BY border.border_year, border.year, border.border_code
)
SELECT
    listed.border_year,
    listed.year,
    listed.code,
    current_name.name,
    listed.members,
    listed.split,
    CASE WHEN listed.year <= 2022 THEN 'iv3-2017' WHEN listed.year <= 2024 THEN 'iv3-2023'
        ELSE 'iv3-2025' END AS classification,
    CAST(listed.inhabitants AS BIGINT) AS inhabitants,
    spending.spend_cents IS NOT NULL AS returned,
    CAST(spending.spend_cents AS BIGINT) AS spend_cents,
    CAST(spending.teams_cents AS BIGINT) AS teams_cents,
    CAST(spending.budget_cents AS BIGINT) AS budget_cents,
    CAST(care.clients AS DOUBLE) / 10000 AS clients,
    CAST(care.clients_low AS DOUBLE) / 10000 AS clients_low,
    CAST(care.clients_high AS DOUBLE) / 10000 AS clients_high,
    CAST(care.trajectories AS DOUBLE) / 10000 AS trajectories,
    CAST(care.with_stay AS DOUBLE) / 10000 AS with_stay,
    CAST(care.with_stay_low AS DOUBLE) / 10000 AS with_stay_low,
    CAST(care.with_stay_high AS DOUBLE) / 10000 AS with_stay_high,
    CAST(care.without_stay AS DOUBLE) / 10000 AS without_stay,
    CAST(care.without_stay_low AS DOUBLE) / 10000 AS without_stay_low,
    CAST(care.without_stay_high AS DOUBLE) / 10000 AS without_stay_high,
    CAST(care.protection AS DOUBLE) / 10000 AS protection,
    CAST(care.protection_low AS DOUBLE) / 10000 AS protection_low,
    CAST(care.protection_high AS DOUBLE) / 10000 AS protection_high,
    CAST(form.help_without_stay AS DOUBLE) / 10000 AS help_without_stay,
    CAST(form.help_without_stay_low AS DOUBLE) / 10000 AS help_without_stay_low,
    CAST(form.help_without_stay_high AS DOUBLE) / 10000 AS help_without_stay_high,
    CAST(form.help_with_stay AS DOUBLE) / 10000 AS help_with_stay,
    CAST(form.help_with_stay_low AS DOUBLE) / 10000 AS help_with_stay_low,
    CAST(form.help_with_stay_high AS DOUBLE) / 10000 AS help_with_stay_high,
    CAST(form.under_protection AS DOUBLE) / 10000 AS under_protection,
    CAST(form.under_protection_low AS DOUBLE) / 10000 AS under_protection_low,
    CAST(form.under_protection_high AS DOUBLE) / 10000 AS under_protection_high,
    CAST(form.on_probation AS DOUBLE) / 10000 AS on_probation,
    CAST(form.on_probation_low AS DOUBLE) / 10000 AS on_probation_low,
    CAST(form.on_probation_high AS DOUBLE) / 10000 AS on_probation_high,
    CAST(age.under_12 AS DOUBLE) / 10000 AS under_12,
    CAST(age.under_12_low AS DOUBLE) / 10000 AS under_12_low,
    CAST(age.under_12_high AS DOUBLE) / 10000 AS under_12_high,
    CAST(age.from_12 AS DOUBLE) / 10000 AS from_12,
    CAST(age.from_12_low AS DOUBLE) / 10000 AS from_12_low,
    CAST(age.from_12_high AS DOUBLE) / 10000 AS from_12_high,
    CAST(need.need_youth AS DOUBLE) / 10000 AS need_youth,
    CAST(need.need_low_income AS DOUBLE) / 10000 AS need_low_income,
    CAST(need.need_centre AS DOUBLE) / 10000 AS need_centre,
    CAST(need.need_weighted_youth AS DOUBLE) / 10000 AS need_weighted_youth,
    CAST(need.need_norm AS DOUBLE) / 10000 AS need_norm,
    CAST(background.inhabitants AS DOUBLE) / 10000 AS population,
    CAST(background.youth AS DOUBLE) / 10000 AS youth,
    CAST(background.youth AS DOUBLE) / nullif(background.inhabitants, 0) AS youth_share,
    CAST(background.one_person_households AS DOUBLE) / nullif(background.households, 0)
        AS one_person_household_share,
    CAST(background.households_with_children AS DOUBLE) / nullif(background.households, 0)
        AS households_with_children_share,
    CAST(background.non_western AS DOUBLE) / nullif(background.inhabitants, 0) AS non_western_share,
    CAST(background.divorced AS DOUBLE) / nullif(background.inhabitants, 0) AS divorced_share,
    CAST(background.density_weight AS DOUBLE) / nullif(background.inhabitants, 0) AS address_density,
    CAST(background.assistance AS DOUBLE) / nullif(background.inhabitants, 0) AS assistance_share,
    CAST(background.low_income_households AS DOUBLE) / nullif(background.households, 0) AS low_income_share
FROM listed
JOIN stg_cbs__municipality AS current_name
    ON current_name.year = listed.border_year AND current_name.code = listed.code
LEFT JOIN spending
    ON spending.border_year = listed.border_year AND spending.year = listed.year
    AND spending.code = listed.code
LEFT JOIN care
    ON care.border_year = listed.border_year AND care.year = listed.year AND care.code = listed.code
LEFT JOIN form
    ON form.border_year = listed.border_year AND form.year = listed.year AND form.code = listed.code
LEFT JOIN age
    ON age.border_year = listed.border_year AND age.year = listed.year AND age.code = listed.code
LEFT JOIN need
    ON need.border_year = listed.border_year AND need.year = listed.year AND need.code = listed.code
LEFT JOIN background
    ON background.border_year = listed.border_year AND background.year = listed.year
    AND background.code = listed.code
ORDER BY listed.border_year, listed.year, listed.code
