-- One row: one claim (JW323) that counts and that the municipality did not refuse as a message.
-- key: message_seq
-- claim_month: first day of the month of the DeclaratiePeriode; where that could not be read, of the
--   day of the claim
-- total_cents: as claimed, credit below zero; it and claim_number are nothing when the Declaratie itself
--   could not be read
-- needs: stg_ijw__message, land_jw323
-- made: view
SELECT
    message.message_seq, message.municipality, message.provider, message.identification,
    message.sent_on, message.several,
    land.declaratie_nummer AS claim_number,
    CAST(
        date_trunc(
            'month',
            coalesce(land.periode_begindatum, land.declaratie_dagtekening, message.sent_on)
        ) AS DATE
    ) AS claim_month,
    CASE land.totaal_debet_credit
        WHEN 'C' THEN -land.totaal_ingediend_cents ELSE land.totaal_ingediend_cents
    END AS total_cents
FROM stg_ijw__message AS message
LEFT JOIN land_jw323 AS land USING (message_no)
WHERE message.message_type = '323' AND NOT message.refused
