-- Over all time the days of trajectories are as many as the days of stretches times what is open on them.
-- What goes on counts until the last day observed of any municipality.
WITH horizon AS (
    SELECT max(last_day) AS last_day FROM observation
),
part AS (
    SELECT
        least(coalesce(end_date, last_day), last_day) - start_date + 1 AS trajectory_days,
        0 AS stacked_days
    FROM pathway_step
    CROSS JOIN horizon
    WHERE start_date <= last_day
    UNION ALL
    SELECT 0, open * (least(coalesce(end_date, last_day), last_day) - start_date + 1)
    FROM client_stack
    CROSS JOIN horizon
    WHERE start_date <= last_day
)
SELECT
    CAST(sum(trajectory_days) AS BIGINT) AS trajectory_days,
    CAST(sum(stacked_days) AS BIGINT) AS stacked_days
FROM part
HAVING sum(trajectory_days) <> sum(stacked_days)
