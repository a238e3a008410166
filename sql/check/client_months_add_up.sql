-- The trajectories open in a month are as many over clients as over trajectories.
WITH part AS (
    SELECT municipality, month, trajectories, 0 AS open FROM client_month
    UNION ALL
    SELECT municipality, month, 0, 1 FROM trajectory_month WHERE care_days > 0
)
SELECT
    municipality, month, CAST(sum(trajectories) AS BIGINT) AS trajectories,
    CAST(sum(open) AS BIGINT) AS open
FROM part
GROUP BY municipality, month
HAVING sum(trajectories) <> sum(open)
ORDER BY municipality, month
