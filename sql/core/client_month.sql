-- One row: one client in one month in which care was open or something was paid.
-- key: municipality, client_key, month
-- municipality: that of the trajectory for care, the one that paid for money; month: first day
-- trajectories: open on a day of the month; of these with_stay; providers: that had one open
-- recognised_cents, open_cents: of care in the month, also what is no part of a trajectory (care_spend)
-- needs: trajectory, trajectory_month, care_spend
WITH part AS (
    SELECT
        month.municipality, trajectory.client_key, month.month, trajectory.provider,
        1 AS trajectories,
        CASE WHEN trajectory.sector = 'with_stay' THEN 1 ELSE 0 END AS with_stay,
        0 AS recognised_cents, 0 AS open_cents
    FROM trajectory_month AS month
    JOIN trajectory USING (trajectory_no)
    WHERE month.care_days > 0
    UNION ALL
    SELECT municipality, client_key, care_month, NULL, 0, 0, recognised_cents, open_cents
    FROM care_spend
    WHERE client_key IS NOT NULL
)
SELECT
    municipality, client_key, month,
    CAST(sum(trajectories) AS INTEGER) AS trajectories,
    CAST(sum(with_stay) AS INTEGER) AS with_stay,
    CAST(count(DISTINCT provider) AS INTEGER) AS providers,
    CAST(sum(recognised_cents) AS BIGINT) AS recognised_cents,
    CAST(sum(open_cents) AS BIGINT) AS open_cents
FROM part
GROUP BY municipality, client_key, month
ORDER BY municipality, client_key, month
