-- One row: one trajectory as CBS counts it: care of one client by one provider in one form, from the first
-- start to the last end of deliveries that overlap or follow on each other.
-- key: trajectory_no; also client_key, provider, care_form, start_date
-- municipality: of the last delivery to begin, the one responsible now; municipalities: how many were
-- sector: without_stay, with_stay, protection, probation or preventive_justice
-- end_date: last day; nothing while it goes on. end_basis, end_reason: of the last delivery to end
-- cbs_end_reason: CBS's code (protocol 3.7), where the RedenBeeindiging tells it: plan 01, agreed 02, by
--   the client 03, by the provider 04, external 05. Reasons 36-38 do not tell. An inference, not a report.
-- crisis: it began as crisis care; short_stay: all of it is (logeren); start_basis: of the first delivery
-- referrer: COD327 of the JW315 of the first allocation; referrer_basis: request (it is said), or inferred: an
--   allocation without a request came of municipal access (01); nothing when neither is known
-- within_stay: without stay, and wholly within a stay at the same provider; CBS counts it as part of that
-- recognised_cents, open_cents, paid_at_end_cents: over all months and municipalities (care_spend)
-- source: CBS, Informatieprotocol Beleidsinformatie Jeugd v7, chapter 3; JZ588; research on COD327 and OP366
-- needs: delivery, trajectory_part, allocation, request, care_spend
WITH part AS (
    SELECT part.*, delivery.end_basis, delivery.end_reason, delivery.crisis, delivery.short_stay,
        delivery.start_basis, delivery.allocation_known
    FROM trajectory_part AS part
    JOIN delivery USING (municipality, provider, client_key, care_number, care_form, start_date)
    WHERE part.care_number IS NOT NULL
    UNION ALL
    SELECT part.*, delivery.end_basis, delivery.end_reason, delivery.crisis, delivery.short_stay,
        delivery.start_basis, false
    FROM trajectory_part AS part
    JOIN delivery USING (municipality, provider, client_key, care_form, start_date)
    WHERE part.care_number IS NULL AND delivery.care_number IS NULL
),
whole AS (
    SELECT
        trajectory_no, client_key, provider, care_form,
        min(start_date) AS start_date,
        CASE WHEN count(*) = count(end_date) THEN max(end_date) END AS end_date,
        count(*) AS deliveries,
        bool_and(short_stay) AS short_stay,
        count(DISTINCT municipality) AS municipalities,
        arg_max(municipality, (start_date, municipality)) AS municipality,
        arg_min(
            struct_pack(
                municipality := municipality, care_number := care_number, crisis := crisis,
                start_basis := start_basis, allocation_known := allocation_known
            ),
            (start_date, coalesce(care_number, 0), municipality)
        ) AS first,
        arg_max(
            struct_pack(end_basis := end_basis, end_reason := end_reason),
            (coalesce(end_date, DATE '9999-12-30'), start_date, coalesce(care_number, 0))
        ) AS last
    FROM part
    GROUP BY trajectory_no, client_key, provider, care_form
),
stay AS (
    SELECT client_key, provider, start_date, coalesce(end_date, DATE '9999-12-30') AS end_date
    FROM whole
    WHERE care_form IN ('foster', 'family_style', 'secure', 'other_stay')
),
module AS (
    SELECT DISTINCT whole.trajectory_no
    FROM whole
    JOIN stay
        ON stay.client_key = whole.client_key AND stay.provider = whole.provider
        AND stay.start_date <= whole.start_date
        AND stay.end_date >= coalesce(whole.end_date, DATE '9999-12-30')
    WHERE whole.care_form IN ('ambulatory_at_provider', 'day_care', 'in_network', 'neighbourhood_team')
),
money AS (
    SELECT
        trajectory_no,
        CAST(sum(recognised_cents) AS BIGINT) AS recognised_cents,
        CAST(sum(open_cents) AS BIGINT) AS open_cents,
        CAST(sum(paid_at_end_cents) AS BIGINT) AS paid_at_end_cents
    FROM care_spend
    WHERE trajectory_no IS NOT NULL
    GROUP BY trajectory_no
)
SELECT
    whole.trajectory_no, whole.client_key, whole.provider, whole.care_form, whole.start_date,
    whole.end_date, whole.municipality, whole.municipalities, whole.deliveries,
    CASE
        WHEN whole.care_form IN ('foster', 'family_style', 'secure', 'other_stay') THEN 'with_stay'
        WHEN whole.care_form IN ('protection', 'probation', 'preventive_justice')
            THEN whole.care_form
        ELSE 'without_stay'
    END AS sector,
    whole.first.start_basis, whole.last.end_basis, whole.last.end_reason,
    CASE whole.last.end_reason
        WHEN '31' THEN '01' WHEN '39' THEN '01' WHEN '34' THEN '02' WHEN '32' THEN '03'
        WHEN '33' THEN '04' WHEN '35' THEN '05' WHEN '02' THEN '05'
    END AS cbs_end_reason,
    whole.first.crisis,
    whole.short_stay,
    CASE
        WHEN request.kind = 'allocation' THEN request.referrer_type
        WHEN allocation.request_reference IS NULL AND whole.first.allocation_known THEN '01'
    END AS referrer,
    CASE
        WHEN request.kind = 'allocation' AND request.referrer_type IS NOT NULL THEN 'request'
        WHEN allocation.request_reference IS NULL AND whole.first.allocation_known THEN 'inferred'
    END AS referrer_basis,
    module.trajectory_no IS NOT NULL AS within_stay,
    coalesce(money.recognised_cents, 0) AS recognised_cents,
    coalesce(money.open_cents, 0) AS open_cents,
    coalesce(money.paid_at_end_cents, 0) AS paid_at_end_cents
FROM whole
LEFT JOIN allocation
    ON allocation.municipality = whole.first.municipality
    AND allocation.provider = whole.provider
    AND allocation.allocation_number = whole.first.care_number
LEFT JOIN request
    ON request.provider = whole.provider
    AND request.request_reference = allocation.request_reference
LEFT JOIN module ON module.trajectory_no = whole.trajectory_no
LEFT JOIN money ON money.trajectory_no = whole.trajectory_no
ORDER BY whole.trajectory_no
