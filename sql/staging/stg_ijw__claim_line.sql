-- One row: one Prestatie of a claim (JW323) that counts, as claimed.
-- key: row_no (order of the rows of a message; no meaning between messages)
-- amount_cents: whole cents, a credit below zero; volume: euro cents when the unit is 83
-- needs: stg_ijw__message, land_jw323_prestatie
-- made: view
SELECT
    message.message_seq, land.rowid AS row_no, message.municipality, message.provider,
    land.client_key,
    land.referentie_nummer AS reference,
    land.vorig_referentie_nummer AS previous_reference,
    land.toewijzing_nummer AS allocation_number,
    land.product_categorie AS product_category,
    land.product_code,
    land.product_begindatum AS period_start,
    land.product_einddatum AS period_end,
    land.geleverd_volume AS volume,
    land.eenheid AS unit,
    land.product_tarief_cents AS rate_cents,
    land.debet_credit = 'C' AS is_credit,
    CASE land.debet_credit WHEN 'C' THEN -land.bedrag_cents ELSE land.bedrag_cents END
        AS amount_cents
FROM land_jw323_prestatie AS land
JOIN stg_ijw__message AS message USING (message_no)
WHERE message.message_type = '323' AND NOT message.refused
