-- One row: one spell of care of a client: all its trajectories, whatever form or provider, with at most so many
-- empty days between them.
-- key: gap_days, client_key, start_date
-- gap_days: 0, 30 or 90; the shorter the gap, the more spells
-- end_date: last day; nothing while it goes on
-- needs: trajectory
WITH gap(gap_days) AS (VALUES (0), (30), (90)),
reached AS (
    SELECT
        gap.gap_days, trajectory.client_key, trajectory.start_date,
        coalesce(trajectory.end_date, DATE '9999-09-09') AS end_date,
        max(coalesce(trajectory.end_date, DATE '9999-09-09')) OVER (
            PARTITION BY gap.gap_days, trajectory.client_key
            ORDER BY trajectory.start_date, trajectory.trajectory_no
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS reached,
        trajectory.trajectory_no
    FROM trajectory
    CROSS JOIN gap
),
numbered AS (
    SELECT
        *,
        count(*) FILTER (reached IS NULL OR start_date > reached + 1 + gap_days) OVER (
            PARTITION BY gap_days, client_key
            ORDER BY start_date, trajectory_no
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS spell
    FROM reached
)
SELECT
    gap_days, client_key,
    min(start_date) AS start_date,
    nullif(max(end_date), DATE '9999-09-09') AS end_date,
    count(*) AS trajectories
FROM numbered
GROUP BY gap_days, client_key, spell
ORDER BY gap_days, client_key, start_date
