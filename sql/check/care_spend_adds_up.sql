-- What was recognised and is still open is the same over claim lines, over trajectories with what is set
-- aside, over the months of trajectories, and over clients with what has none.
WITH part AS (
    SELECT 'line' AS way, amount_cents AS cents
    FROM claim_line
    WHERE recognised OR reason = 'unanswered'
    UNION ALL
    SELECT 'trajectory', recognised_cents + open_cents FROM trajectory
    UNION ALL
    SELECT 'trajectory', recognised_cents + open_cents FROM care_spend WHERE aside IS NOT NULL
    UNION ALL
    SELECT 'month', recognised_cents + open_cents FROM trajectory_month
    UNION ALL
    SELECT 'month', recognised_cents + open_cents FROM care_spend WHERE aside IS NOT NULL
    UNION ALL
    SELECT 'client', recognised_cents + open_cents FROM client_month
    UNION ALL
    SELECT 'client', recognised_cents + open_cents FROM care_spend WHERE client_key IS NULL
),
total AS (
    SELECT
        CAST(coalesce(sum(cents) FILTER (way = 'line'), 0) AS BIGINT) AS line_cents,
        CAST(coalesce(sum(cents) FILTER (way = 'trajectory'), 0) AS BIGINT) AS trajectory_cents,
        CAST(coalesce(sum(cents) FILTER (way = 'month'), 0) AS BIGINT) AS month_cents,
        CAST(coalesce(sum(cents) FILTER (way = 'client'), 0) AS BIGINT) AS client_cents
    FROM part
)
SELECT line_cents, trajectory_cents, month_cents, client_cents
FROM total
WHERE line_cents <> trajectory_cents OR line_cents <> month_cents OR line_cents <> client_cents
