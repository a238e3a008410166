-- Spending of the municipalities of $border_year in every year: earlier years in the
-- borders of that year, later years under their own code. One row a municipality and year.
-- border_changed: in a later year the code holds more (or less) than in $border_year.
-- spend_cents, budget_cents: the task fields that the model follows.
-- Bound: $border_year, $task_fields (separated by commas).
WITH followed AS (
    SELECT border_year, year, code,
        CAST(sum(amount_cents) FILTER (statement = 'account') AS BIGINT) AS spend_cents,
        CAST(sum(amount_cents) FILTER (statement = 'budget') AS BIGINT) AS budget_cents
    FROM municipality_spending
    WHERE list_contains(string_split($task_fields, ','), task_field)
        AND (border_year = $border_year OR (border_year = year AND year > $border_year))
    GROUP BY border_year, year, code
),
earlier AS (
    SELECT panel.code, panel.name, panel.year, panel.inhabitants, followed.spend_cents,
        panel.teams_cents, followed.budget_cents, panel.split, false AS border_changed
    FROM municipality_year AS panel
    LEFT JOIN followed USING (border_year, year, code)
    WHERE panel.border_year = $border_year AND panel.year <= $border_year
),
membership AS (
    SELECT border_year AS year, border_code AS code, count(*) > 1 OR bool_or(NOT whole) AS changed
    FROM municipality_border
    WHERE year = $border_year
    GROUP BY border_year, border_code
),
later AS (
    SELECT panel.code, earlier.name, panel.year, panel.inhabitants, followed.spend_cents,
        panel.teams_cents, followed.budget_cents, panel.split, membership.changed AS border_changed
    FROM municipality_year AS panel
    JOIN earlier ON earlier.code = panel.code AND earlier.year = $border_year
    LEFT JOIN followed
        ON followed.border_year = panel.border_year AND followed.year = panel.year
        AND followed.code = panel.code
    JOIN membership ON membership.year = panel.year AND membership.code = panel.code
    WHERE panel.border_year = panel.year AND panel.year > $border_year
)
SELECT code, name, year, inhabitants, spend_cents, teams_cents, budget_cents, split, border_changed
FROM earlier
UNION ALL
SELECT code, name, year, inhabitants, spend_cents, teams_cents, budget_cents, split, border_changed
FROM later
ORDER BY code, year
