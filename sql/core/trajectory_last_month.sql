-- One row: one of the last three months of a trajectory that ended, with what it cost: what a shorter
-- duration would save is the price of these months, not of the average one.
-- key: trajectory_no, months_before_end
-- months_before_end: 0 the calendar month of the last day, 1 and 2 those before
-- care_days: in the month. recognised_cents less what may be paid at the end for the whole (paid_at_end_cents)
--   is cost_cents, so that a price a month is cost_cents / care_days x 30.4375
-- left_out: why AEF's selection leaves the trajectory out, the first that holds: shorter (than 9 months),
--   longer (than 50), crisis (began as crisis care), short_stay (logeren), foster (which AEF keeps for its
--   measure 10); nothing: it is in. A month is a calendar month counted from the start.
-- only trajectories whose three months were observed, that ended by the last month observed, and of which
--   the end is known (a stop or the end of the allocation); late claims make the latest months too cheap
-- source: AEF, Doorrekening maatregelen (seed 003), appendix 2; IV089 for what is paid at the end
-- needs: trajectory, trajectory_month, observation
WITH ended AS (
    SELECT
        trajectory.trajectory_no, trajectory.municipality, trajectory.provider,
        trajectory.care_form, trajectory.sector, trajectory.start_date, trajectory.end_date,
        CASE
            WHEN trajectory.start_date + INTERVAL 9 MONTH > trajectory.end_date + 1 THEN 'shorter'
            WHEN trajectory.start_date + INTERVAL 50 MONTH < trajectory.end_date + 1 THEN 'longer'
            WHEN trajectory.crisis THEN 'crisis'
            WHEN trajectory.short_stay THEN 'short_stay'
            WHEN trajectory.care_form = 'foster' THEN 'foster'
        END AS left_out
    FROM trajectory
    JOIN observation USING (municipality)
    WHERE trajectory.end_basis IN ('stop', 'allocation')
        AND trajectory.end_date <= last_day(observation.last_month)
        AND date_trunc('month', trajectory.end_date) - INTERVAL 2 MONTH >= observation.first_month
        AND date_trunc('month', trajectory.end_date) - INTERVAL 2 MONTH
            >= date_trunc('month', trajectory.start_date)
),
back(months_before_end) AS (VALUES (0), (1), (2)),
asked AS (
    SELECT
        ended.*, back.months_before_end,
        CAST(
            date_trunc('month', ended.end_date) - to_months(back.months_before_end) AS DATE
        ) AS month
    FROM ended
    CROSS JOIN back
)
SELECT
    asked.trajectory_no, asked.municipality, asked.provider, asked.care_form, asked.sector,
    asked.months_before_end, asked.month, asked.left_out,
    CAST(sum(month.care_days) AS INTEGER) AS care_days,
    CAST(sum(month.recognised_cents - month.paid_at_end_cents) AS BIGINT) AS cost_cents
FROM asked
JOIN trajectory_month AS month
    ON month.trajectory_no = asked.trajectory_no AND month.month = asked.month
GROUP BY ALL
ORDER BY asked.trajectory_no, asked.months_before_end
