-- Youth-care spending of the municipalities of $border_year in every year: earlier years in the
-- borders of that year, later years under their own code. One row a municipality and year.
-- border_changed: in a later year the code holds more (or less) than in $border_year.
-- Bound: $border_year.
WITH earlier AS (
    SELECT code, name, year, inhabitants, spend_cents, teams_cents, budget_cents, split,
        false AS border_changed
    FROM municipality_year
    WHERE border_year = $border_year AND year <= $border_year
),
membership AS (
    SELECT border_year AS year, border_code AS code, count(*) > 1 OR bool_or(NOT whole) AS changed
    FROM municipality_border
    WHERE year = $border_year
    GROUP BY border_year, border_code
),
later AS (
    SELECT panel.code, earlier.name, panel.year, panel.inhabitants, panel.spend_cents,
        panel.teams_cents, panel.budget_cents, panel.split, membership.changed AS border_changed
    FROM municipality_year AS panel
    JOIN earlier ON earlier.code = panel.code AND earlier.year = $border_year
    JOIN membership ON membership.year = panel.year AND membership.code = panel.code
    WHERE panel.border_year = panel.year AND panel.year > $border_year
)
SELECT code, name, year, inhabitants, spend_cents, teams_cents, budget_cents, split, border_changed
FROM earlier
UNION ALL
SELECT code, name, year, inhabitants, spend_cents, teams_cents, budget_cents, split, border_changed
FROM later
ORDER BY code, year
