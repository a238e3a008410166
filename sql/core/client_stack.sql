-- One row: a stretch of days on which nothing changed in the youth help of a client: the same trajectories
-- open, from one start or end to the next. Stacking is counted from it: a client-day is stacked when open >= 2.
-- key: client_key, start_date
-- end_date: last day; nothing while it goes on. Days without care are in no row.
-- open: trajectories; forms, providers: how many different among them. Stacked days are of the same form when
--   forms = 1 and mixed when forms >= 2, so that the two add up to all stacked days
-- municipality: of the trajectory that began last of those open: one is responsible for a child at a time
-- left out: measures (no help), and modules within a stay at the same provider (within_stay), which CBS counts
--   as one with the stay. Care that was over before the first month observed is not seen: stretches before it
--   count too few; count them from that month on.
-- computed by a sweep over starts and ends; no row a day is made
-- source: CBS, Informatieprotocol Beleidsinformatie Jeugd v7, 3.3 (what is one record); Significant 2019, 4.7
--   (stapeling); concurrent cases as in bupaR and PM4Py
-- needs: trajectory
WITH help AS (
    SELECT
        client_key, municipality, provider, care_form, start_date,
        coalesce(end_date, DATE '9999-12-30') + 1 AS day_after
    FROM trajectory
    WHERE sector IN ('without_stay', 'with_stay') AND NOT within_stay
),
-- How far care in the form, and at the provider, reaches before the trajectory begins.
reached AS (
    SELECT
        client_key, municipality, start_date, day_after,
        max(day_after) OVER (of_form ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
            AS form_reach,
        lead(start_date) OVER of_form IS NULL AS last_of_form,
        max(day_after) OVER (of_provider ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
            AS provider_reach,
        lead(start_date) OVER of_provider IS NULL AS last_of_provider
    FROM help
    WINDOW
        of_form AS (PARTITION BY client_key, care_form ORDER BY start_date, day_after),
        of_provider AS (PARTITION BY client_key, provider ORDER BY start_date, day_after)
),
-- A form is there from the first start to the first gap: it leaves where it reached before the next start.
event AS (
    SELECT
        client_key, start_date AS day, 1 AS open,
        CASE WHEN start_date <= form_reach THEN 0 ELSE 1 END AS forms,
        CASE WHEN start_date <= provider_reach THEN 0 ELSE 1 END AS providers,
        municipality
    FROM reached
    UNION ALL
    SELECT client_key, day_after, -1, 0, 0, NULL FROM reached
    UNION ALL
    SELECT client_key, form_reach, 0, -1, 0, NULL FROM reached WHERE start_date > form_reach
    UNION ALL
    SELECT client_key, greatest(day_after, form_reach), 0, -1, 0, NULL
    FROM reached
    WHERE last_of_form
    UNION ALL
    SELECT client_key, provider_reach, 0, 0, -1, NULL
    FROM reached
    WHERE start_date > provider_reach
    UNION ALL
    SELECT client_key, greatest(day_after, provider_reach), 0, 0, -1, NULL
    FROM reached
    WHERE last_of_provider
),
turn AS (
    SELECT
        client_key, day, sum(open) AS open, sum(forms) AS forms, sum(providers) AS providers,
        max(municipality) AS municipality
    FROM event
    GROUP BY client_key, day
),
stretch AS (
    SELECT
        client_key, day AS start_date,
        lead(day) OVER until_now - 1 AS end_date,
        sum(open) OVER until_now AS open,
        sum(forms) OVER until_now AS forms,
        sum(providers) OVER until_now AS providers,
        last_value(municipality IGNORE NULLS) OVER until_now AS municipality
    FROM turn
    WINDOW until_now AS (
        PARTITION BY client_key ORDER BY day ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    )
),
-- Few clients have care of more than one municipality: for them alone what is open is looked up.
moved AS (
    SELECT client_key
    FROM help
    GROUP BY client_key
    HAVING min(municipality) <> max(municipality)
),
responsible AS (
    SELECT
        stretch.client_key, stretch.start_date,
        max(struct_pack(began := help.start_date, code := help.municipality)).code AS municipality
    FROM stretch
    JOIN help ON help.client_key = stretch.client_key
        AND stretch.start_date >= help.start_date AND stretch.start_date < help.day_after
    WHERE stretch.client_key IN (SELECT client_key FROM moved)
    GROUP BY stretch.client_key, stretch.start_date
)
SELECT
    client_key, start_date, nullif(end_date, DATE '9999-12-30') AS end_date,
    coalesce(responsible.municipality, stretch.municipality) AS municipality,
    CAST(open AS INTEGER) AS open,
    CAST(forms AS INTEGER) AS forms,
    CAST(providers AS INTEGER) AS providers
FROM stretch
LEFT JOIN responsible USING (client_key, start_date)
WHERE open > 0
ORDER BY client_key, start_date
