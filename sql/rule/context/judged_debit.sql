-- One row: one debit of a judged claim, with its allocation as it stood when the claim was sent.
-- key: row_no
-- known: the municipality gave the provider an allocation with this number
-- comparable: and it was not removed and is of this client, so that the line can be compared with it. A
--   credit repeats its debit and is not compared again.
-- units: how many volumes of the allocation the period may hold (IV077): days, calendar weeks touched,
--   Sundays (for output, and one more where the allocation ends in the middle of a week), months; whole_units:
--   the same over the whole allocation, nothing while its end is open
-- scale: minutes in the unit of the allocation, when that is hours and the claim may be in minutes
-- needs: related_line, allocation_then
WITH line AS (
    SELECT
        line.*,
        allocation.message_no IS NOT NULL AS known,
        coalesce(allocation.removed, false) AS removed,
        coalesce(allocation.client_key <> line.client_key, false) AS other_client,
        allocation.product_category AS allocated_category,
        allocation.product_code AS allocated_code,
        allocation.start_date AS allocated_from,
        allocation.end_date AS allocated_until,
        allocation.volume AS allocated_volume,
        allocation.unit AS allocated_unit,
        allocation.frequency,
        allocation.budget_cents,
        greatest(line.period_start, allocation.start_date) AS first_day,
        least(line.period_end, coalesce(allocation.end_date, line.period_end)) AS last_day,
        coalesce(allocation.unit IN ('82', '83'), false) AS output
    FROM related_line AS line
    LEFT JOIN allocation_then AS allocation
        ON allocation.message_no = line.message_no
        AND allocation.allocation_number = line.allocation_number
    WHERE line.judged AND NOT line.is_credit
),
week AS (
    SELECT
        *,
        CAST(date_trunc('week', first_day) AS DATE) AS first_monday,
        CAST(date_trunc('week', last_day) AS DATE) AS last_monday,
        CAST(date_trunc('week', last_day + 1) AS DATE) AS next_monday,
        CAST(date_trunc('week', allocated_from) AS DATE) AS allocation_monday,
        CAST(date_trunc('week', allocated_until) AS DATE) AS allocation_last_monday,
        isodow(allocated_until) <> 7 AS ends_in_a_week
    FROM line
)
SELECT
    * EXCLUDE (
        first_monday, last_monday, next_monday, allocation_monday, allocation_last_monday,
        ends_in_a_week
    ),
    known AND NOT removed AND NOT other_client AS comparable,
    CASE
        WHEN frequency = '1' THEN last_day - first_day + 1
        WHEN frequency = '2' AND NOT output THEN (last_monday - first_monday) // 7 + 1
        WHEN frequency = '2' THEN
            (next_monday - first_monday) // 7
            + CASE
                WHEN ends_in_a_week AND allocation_last_monday - 1 BETWEEN first_day AND last_day
                    THEN 1
                ELSE 0
            END
        WHEN frequency = '4' THEN datediff('month', first_day, last_day) + 1
        WHEN frequency = '6' THEN 1
    END AS units,
    CASE
        WHEN frequency = '6' THEN 1
        WHEN frequency = '1' THEN allocated_until - allocated_from + 1
        WHEN frequency = '2' AND NOT output
            THEN (allocation_last_monday - allocation_monday) // 7 + 1
        WHEN frequency = '2' THEN
            (CAST(date_trunc('week', allocated_until + 1) AS DATE) - allocation_monday) // 7
            + CASE WHEN ends_in_a_week THEN 1 ELSE 0 END
        WHEN frequency = '4' THEN datediff('month', allocated_from, allocated_until) + 1
    END AS whole_units,
    CASE allocated_unit WHEN '04' THEN 60 ELSE 1 END AS scale
FROM week
