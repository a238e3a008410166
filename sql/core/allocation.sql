-- One row: one allocation as it now stands. A JW301 is a snapshot that comes again and again, so
-- versions are not added up: the one with the latest Toewijzingsdatum and -tijd holds (OP033x1), of
-- equal ones the last in canonical order. A number belongs to the provider and the client of its first
-- version; later versions for another break TR332 and do not count.
-- key: municipality, allocation_number
-- removed: it never existed (reason 13 with its end on its start); kept, so that claims on it are found
-- request_reference: of the request it came of; only its first version need carry it (TR379)
-- first_allocated_on, allocated_on: Toewijzingsdatum of the first and of this version
-- first_sent_on: Dagtekening of the first JW301 that has it
-- budget_cents: whole cents; volume: euro cents when the unit is 83
-- needs: stg_ijw__allocation_version
WITH disputed AS (
    SELECT municipality, allocation_number
    FROM stg_ijw__allocation_version
    GROUP BY municipality, allocation_number
    HAVING min(provider) <> max(provider) OR min(client_key) <> max(client_key)
),
owner AS (
    SELECT
        municipality, allocation_number,
        arg_min(provider, (message_seq, row_no)) AS provider,
        arg_min(client_key, (message_seq, row_no)) FILTER (client_key IS NOT NULL) AS client_key
    FROM stg_ijw__allocation_version
    SEMI JOIN disputed USING (municipality, allocation_number)
    GROUP BY municipality, allocation_number
),
summary AS (
    SELECT
        municipality, allocation_number,
        max(version.client_key) AS client_key,
        count(*) AS versions,
        min(allocated_on) AS first_allocated_on,
        min(sent_on) AS first_sent_on,
        arg_min(request_reference, (message_seq, row_no))
            FILTER (request_reference IS NOT NULL) AS request_reference,
        arg_max(row_no, (allocated_on, allocated_at, message_seq, row_no)) AS row_no
    FROM stg_ijw__allocation_version AS version
    LEFT JOIN owner USING (municipality, allocation_number)
    WHERE owner.provider IS NULL
        OR (
            version.provider = owner.provider
            AND (version.client_key IS NULL OR version.client_key = owner.client_key)
        )
    GROUP BY municipality, allocation_number
)
SELECT
    version.municipality, version.allocation_number, version.provider, summary.client_key,
    version.product_category, version.product_code, version.volume, version.unit,
    version.frequency, version.budget_cents, version.start_date, version.end_date,
    version.change_reason, version.removed, summary.request_reference,
    summary.first_allocated_on, summary.first_sent_on, version.allocated_on, summary.versions
FROM stg_ijw__allocation_version AS version
JOIN summary USING (municipality, allocation_number, row_no)
ORDER BY version.municipality, version.allocation_number
