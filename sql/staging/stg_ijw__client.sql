-- One row: one client in one message that counts, with what it says of the birth date.
-- key: row_no (order of the rows of a message; no meaning between messages)
-- needs: stg_ijw__message, land_jw_client
-- made: view
SELECT
    message.message_seq, land.rowid AS row_no, land.client_key, land.geboortejaar AS birth_year,
    land.geboortemaand AS birth_month
FROM land_jw_client AS land
JOIN stg_ijw__message AS message USING (message_no)
WHERE NOT message.refused AND land.client_key IS NOT NULL
