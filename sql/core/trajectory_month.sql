-- One row: one trajectory in one month in which care was open or something was paid for it.
-- key: trajectory_no, municipality, month
-- municipality: that of the trajectory for the days, the one that paid for the money; mostly the same
-- month: first day. Months of care are those observed, up to the last that was over.
-- care_days: days of the month on which the trajectory was open
-- recognised_cents, open_cents, paid_at_end_cents: of care in the month, as in care_spend
-- needs: trajectory, observation, care_spend
WITH open AS (
    SELECT
        trajectory.trajectory_no, trajectory.municipality, trajectory.start_date,
        coalesce(trajectory.end_date, DATE '9999-12-30') AS end_date,
        unnest(
            range(
                greatest(date_trunc('month', trajectory.start_date), observation.first_month),
                least(
                    coalesce(trajectory.end_date, observation.last_month), observation.last_month
                ) + INTERVAL 1 DAY,
                INTERVAL 1 MONTH
            )
        ) AS month
    FROM trajectory
    JOIN observation USING (municipality)
),
part AS (
    SELECT
        trajectory_no, municipality, CAST(month AS DATE) AS month,
        least(end_date, last_day(month)) - greatest(start_date, CAST(month AS DATE)) + 1
            AS care_days,
        0 AS recognised_cents, 0 AS open_cents, 0 AS paid_at_end_cents
    FROM open
    UNION ALL
    SELECT
        trajectory_no, municipality, care_month, 0, recognised_cents, open_cents,
        paid_at_end_cents
    FROM care_spend
    WHERE trajectory_no IS NOT NULL
)
SELECT
    trajectory_no, municipality, month,
    CAST(sum(care_days) AS INTEGER) AS care_days,
    CAST(sum(recognised_cents) AS BIGINT) AS recognised_cents,
    CAST(sum(open_cents) AS BIGINT) AS open_cents,
    CAST(sum(paid_at_end_cents) AS BIGINT) AS paid_at_end_cents
FROM part
GROUP BY trajectory_no, municipality, month
ORDER BY trajectory_no, municipality, month
