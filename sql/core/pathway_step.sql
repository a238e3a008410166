-- One row: one trajectory of youth help as a step in the pathway of its client, with the step after it and
-- the one of the same form before it.
-- key: client_key, step; also trajectory_no
-- step: from 1, by start, then end (what goes on is last), form and provider
-- next_form, next_provider, next_start: of the step after it, whichever that is; nothing after the last until now
-- gap_days: empty days from the end to the start of the next: 0 when that is the day after, negative when they
--   overlap, nothing while this one goes on
-- again: loop, when the step before is of the same form; return, when that form comes back after another one;
--   nothing the first time. again_by: repeat, at the provider of the step of that form before it; redo, at
--   another one; beside, when it began while care in that form was still open: no repeat, but stacking
-- again_days: from the last day of that form so far to the start, 1 is the day after; only of repeat and redo
-- left out: measures, and modules within a stay at the same provider, as in client_stack
-- source: self-loop, repetition, repeat and redo as in edeaR (Janssenswillen et al. 2019, Knowledge-Based Systems
--   163), with the provider as the resource; beside is ours, for cases of edeaR have no overlap
-- needs: trajectory
WITH help AS (
    SELECT
        trajectory_no, client_key, municipality, provider, care_form, start_date, end_date,
        recognised_cents,
        coalesce(end_date, DATE '9999-12-30') AS last_day
    FROM trajectory
    WHERE sector IN ('without_stay', 'with_stay') AND NOT within_stay
),
placed AS (
    SELECT
        *,
        row_number() OVER pathway AS step,
        lead(care_form) OVER pathway AS next_form,
        lead(provider) OVER pathway AS next_provider,
        lead(start_date) OVER pathway AS next_start
    FROM help
    WINDOW pathway AS (PARTITION BY client_key ORDER BY start_date, last_day, care_form, provider)
),
compared AS (
    SELECT
        *,
        lag(step) OVER of_form AS step_before,
        lag(provider) OVER of_form AS provider_before,
        max(last_day) OVER (
            PARTITION BY client_key, care_form ORDER BY step
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS last_day_before
    FROM placed
    WINDOW of_form AS (PARTITION BY client_key, care_form ORDER BY step)
)
SELECT
    client_key, CAST(step AS INTEGER) AS step, trajectory_no, municipality, provider, care_form,
    start_date, end_date, recognised_cents, next_form, next_provider, next_start,
    CAST(next_start - end_date - 1 AS INTEGER) AS gap_days,
    CASE WHEN step_before = step - 1 THEN 'loop' WHEN step_before < step THEN 'return' END AS again,
    CASE
        WHEN step_before IS NULL THEN NULL
        WHEN start_date <= last_day_before THEN 'beside'
        WHEN provider = provider_before THEN 'repeat'
        ELSE 'redo'
    END AS again_by,
    CASE
        WHEN start_date > last_day_before THEN CAST(start_date - last_day_before AS INTEGER)
    END AS again_days
FROM compared
ORDER BY client_key, step
