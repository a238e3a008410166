-- One row: a trajectory of youth help that ended while care in the same form went on at another provider.
-- key: trajectory_no
-- It went on when a trajectory of that client and form, at another provider, began from 30 days before to 30 days
-- after the end, began later than this one, and lasts longer. When this provider itself began again in that
-- form within 30 days, there is no switch. Of several the first to begin counts.
-- days_to_next: from the end to the start of the next, 1 is the day after; 0 or less is an overlap
-- follow_up_days: from the end to the last day observed; whether there is a switch is only known from 30 on
-- left out: measures, and modules within a stay at the same provider, as in client_stack
-- source: ours; redo of edeaR (Janssenswillen et al. 2019) with a limit on the days between, the same 30 days
--   within which help is stepped down (trajectory_sequence)
-- needs: trajectory, observation
WITH help AS (
    SELECT
        trajectory_no, client_key, municipality, provider, care_form, start_date, end_date,
        end_reason
    FROM trajectory
    WHERE sector IN ('without_stay', 'with_stay') AND NOT within_stay
),
pair AS (
    SELECT
        ended.trajectory_no,
        later.provider = ended.provider AS stays,
        later.trajectory_no AS next_trajectory_no, later.provider AS next_provider,
        later.start_date AS next_start
    FROM help AS ended
    JOIN help AS later
        ON later.client_key = ended.client_key AND later.care_form = ended.care_form
        AND later.start_date > ended.start_date
        AND later.start_date BETWEEN ended.end_date - 30 AND ended.end_date + 30
        AND coalesce(later.end_date, DATE '9999-12-30') > ended.end_date
),
switched AS (
    SELECT
        trajectory_no,
        arg_min(
            struct_pack(
                trajectory_no := next_trajectory_no, provider := next_provider,
                start_date := next_start
            ),
            (next_start, next_provider)
        ) AS next
    FROM pair
    GROUP BY trajectory_no
    HAVING NOT bool_or(stays)
)
SELECT
    help.trajectory_no, help.client_key, help.municipality, help.care_form, help.provider,
    help.end_date, help.end_reason,
    switched.next.trajectory_no AS next_trajectory_no,
    switched.next.provider AS next_provider,
    CAST(switched.next.start_date - help.end_date AS INTEGER) AS days_to_next,
    CAST(observation.last_day - help.end_date AS INTEGER) AS follow_up_days
FROM switched
JOIN help USING (trajectory_no)
JOIN observation USING (municipality)
ORDER BY help.trajectory_no
