-- One row: one delivery of care with the trajectory it is part of. Deliveries to one client by one provider
-- in one form of care that overlap, or follow on each other without a day between, are one trajectory,
-- from the first start to the last end.
-- key: trajectory_no, municipality, care_number, start_date
-- trajectory_no: place in the order of client, provider, form and start; for joining models only, for it
--   changes when messages come in
-- left out: deliveries of what is no form of care (transport) or not known to be one
-- source: CBS, Informatieprotocol Beleidsinformatie Jeugd v7, chapter 3: a record is a client, form and start;
--   overlapping records of one provider are one
-- needs: delivery
WITH reached AS (
    SELECT
        municipality, provider, client_key, care_number, care_form, start_date, end_date,
        coalesce(
            start_date > 1 + max(coalesce(end_date, DATE '9999-12-30')) OVER (
                PARTITION BY client_key, provider, care_form
                ORDER BY start_date, municipality, care_number
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
            ),
            true
        ) AS begins
    FROM delivery
    WHERE care_form IS NOT NULL
)
SELECT
    CAST(
        -- A count with FILTER would be the same, at twenty times the cost.
        sum(CAST(begins AS INTEGER)) OVER (
            ORDER BY client_key, provider, care_form, start_date, municipality, care_number
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS BIGINT
    ) AS trajectory_no,
    municipality, provider, client_key, care_number, care_form, start_date, end_date
FROM reached
ORDER BY trajectory_no, start_date, municipality, care_number
