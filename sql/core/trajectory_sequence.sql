-- One row: one trajectory of youth help (not of a measure) with what came before and after it for the client.
-- key: trajectory_no
-- Two definitions of a repeat, which must not be mixed up:
--   recurrent_use (CBS, StatLine "herhaald beroep"): at the start, some youth help was had in the five years
--     before: another trajectory, that began earlier, was open on a day of them
--   restart (CBS, outcome criterion): after the end a new one began. days_to_next: from the end to the next start
--     of any form, days_to_next_same: of the same form; 1 is the day after. Nothing: none until now.
-- next_provider_same, next_form: of the next of any form
-- follow_up_days: from the end to the last day observed: a restart within d days is only known when this is at
--   least d
-- history_days: from the first month observed to the start: a recurrence from before is only partly seen, so
--   that recurrent_use is a lower bound where this is below five years
-- lighter_next: the next, within 30 days, is lighter: without stay after stay, or open stay after secure
-- source: CBS, StatLine 85096NED and Informatieprotocol Beleidsinformatie Jeugd v7, 4.4
-- needs: trajectory, observation
WITH help AS (
    SELECT
        trajectory.trajectory_no, trajectory.client_key, trajectory.provider,
        trajectory.care_form, trajectory.sector, trajectory.municipality, trajectory.start_date,
        trajectory.end_date, observation.first_month, observation.last_day
    FROM trajectory
    JOIN observation USING (municipality)
    WHERE trajectory.sector IN ('without_stay', 'with_stay')
),
earlier AS (
    SELECT DISTINCT later.trajectory_no
    FROM help AS later
    JOIN help AS before
        ON before.client_key = later.client_key AND before.start_date < later.start_date
        AND coalesce(before.end_date, DATE '9999-12-30') >= later.start_date - INTERVAL 5 YEAR
),
next_any AS (
    SELECT
        ended.trajectory_no,
        arg_min(
            struct_pack(
                start_date := later.start_date, care_form := later.care_form,
                sector := later.sector, provider := later.provider
            ),
            (later.start_date, later.trajectory_no)
        ) AS next,
        min(later.start_date) FILTER (later.care_form = ended.care_form) AS same_start
    FROM help AS ended
    JOIN help AS later
        ON later.client_key = ended.client_key AND later.start_date > ended.end_date
    GROUP BY ended.trajectory_no
)
SELECT
    help.trajectory_no, help.client_key, help.provider, help.care_form, help.sector,
    help.municipality, help.start_date, help.end_date,
    earlier.trajectory_no IS NOT NULL AS recurrent_use,
    CAST(help.start_date - help.first_month AS INTEGER) AS history_days,
    CAST(next_any.next.start_date - help.end_date AS INTEGER) AS days_to_next,
    CAST(next_any.same_start - help.end_date AS INTEGER) AS days_to_next_same,
    next_any.next.care_form AS next_form,
    next_any.next.provider = help.provider AS next_provider_same,
    CAST(help.last_day - help.end_date AS INTEGER) AS follow_up_days,
    coalesce(
        next_any.next.start_date - help.end_date <= 30
        AND (
            (help.sector = 'with_stay' AND next_any.next.sector = 'without_stay')
            OR (help.care_form = 'secure' AND next_any.next.care_form <> 'secure')
        ),
        false
    ) AS lighter_next
FROM help
LEFT JOIN earlier USING (trajectory_no)
LEFT JOIN next_any USING (trajectory_no)
ORDER BY help.trajectory_no
