-- One row: one client in one month in which care was open or something was paid.
-- key: municipality, client_key, month
-- municipality: that of the trajectory for care, the one that paid for money; month: first day
-- trajectories: open on a day of the month; of these with_stay; providers: that had one open
-- recognised_cents, open_cents: of care in the month, also what is no part of a trajectory (care_spend)
-- needs: trajectory, trajectory_month, care_spend
WITH open AS (
    SELECT
        month.municipality, trajectory.client_key, month.month, trajectory.provider,
        count(*) AS trajectories,
        count(*) FILTER (trajectory.sector = 'with_stay') AS with_stay
    FROM trajectory_month AS month
    JOIN trajectory USING (trajectory_no)
    WHERE month.care_days > 0
    GROUP BY month.municipality, trajectory.client_key, month.month, trajectory.provider
),
part AS (
    SELECT
        municipality, client_key, month, trajectories, with_stay, 1 AS providers,
        0 AS recognised_cents, 0 AS open_cents
    FROM open
    UNION ALL
    SELECT municipality, client_key, care_month, 0, 0, 0, recognised_cents, open_cents
    FROM care_spend
    WHERE client_key IS NOT NULL
)
SELECT
    municipality, client_key, month,
    CAST(sum(trajectories) AS INTEGER) AS trajectories,
    CAST(sum(with_stay) AS INTEGER) AS with_stay,
    CAST(sum(providers) AS INTEGER) AS providers,
    CAST(sum(recognised_cents) AS BIGINT) AS recognised_cents,
    CAST(sum(open_cents) AS BIGINT) AS open_cents
FROM part
GROUP BY municipality, client_key, month
ORDER BY municipality, client_key, month
