-- One row: the trajectories of one form of care in a municipality over one month that was observed to its end.
-- key: municipality, care_form, month
-- stock_before: open on the last day of the month before; stock: open on the last day of the month
-- inflow: begun in the month. outflow: over by the last day of the month, not yet on the last day of the
--   month before: their first day without care is in the month. So stock_before + inflow - outflow = stock.
-- ended: with their last day in the month, as CBS counts ended trajectories. What ends on the last day of a
--   month is in the stock of that day, so it is ended this month and outflow of the next
-- clients: different clients among the stock
-- caution: of care that began before the first month only what was still open is seen
-- source: CBS, Informatieprotocol Beleidsinformatie Jeugd v7, 3.6 (the end is the last day of help) and 7.5 (ended
--   in the period); docs/methods/trajectories.md on the two ways to count
-- needs: trajectory, observation
WITH month AS (
    SELECT
        municipality,
        CAST(unnest(range(first_month, last_month + INTERVAL 1 DAY, INTERVAL 1 MONTH)) AS DATE)
            AS month
    FROM observation
),
form AS (
    SELECT DISTINCT municipality, care_form FROM trajectory
),
started AS (
    SELECT
        municipality, care_form, CAST(date_trunc('month', start_date) AS DATE) AS month,
        count(*) AS trajectories
    FROM trajectory
    GROUP BY ALL
),
left_care AS (
    SELECT
        municipality, care_form, CAST(date_trunc('month', end_date + 1) AS DATE) AS month,
        count(*) AS trajectories
    FROM trajectory
    WHERE end_date IS NOT NULL
    GROUP BY ALL
),
over AS (
    SELECT
        municipality, care_form, CAST(date_trunc('month', end_date) AS DATE) AS month,
        count(*) AS trajectories
    FROM trajectory
    WHERE end_date IS NOT NULL
    GROUP BY ALL
),
standing AS (
    SELECT
        month.municipality, trajectory.care_form, month.month,
        count(*) AS trajectories,
        count(DISTINCT trajectory.client_key) AS clients
    FROM trajectory
    JOIN month
        ON month.municipality = trajectory.municipality
        AND trajectory.start_date <= last_day(month.month)
        AND coalesce(trajectory.end_date, DATE '9999-12-31') >= last_day(month.month)
    GROUP BY ALL
),
before AS (
    SELECT month.municipality, trajectory.care_form, month.month, count(*) AS trajectories
    FROM trajectory
    JOIN month
        ON month.municipality = trajectory.municipality
        AND trajectory.start_date < month.month
        AND coalesce(trajectory.end_date, DATE '9999-12-31') >= month.month - 1
    GROUP BY ALL
)
SELECT
    month.municipality, form.care_form, month.month,
    coalesce(before.trajectories, 0) AS stock_before,
    coalesce(started.trajectories, 0) AS inflow,
    coalesce(left_care.trajectories, 0) AS outflow,
    coalesce(standing.trajectories, 0) AS stock,
    coalesce(over.trajectories, 0) AS ended,
    coalesce(standing.clients, 0) AS clients
FROM month
JOIN form USING (municipality)
LEFT JOIN before USING (municipality, care_form, month)
LEFT JOIN started USING (municipality, care_form, month)
LEFT JOIN left_care USING (municipality, care_form, month)
LEFT JOIN over USING (municipality, care_form, month)
LEFT JOIN standing USING (municipality, care_form, month)
ORDER BY month.municipality, form.care_form, month.month
