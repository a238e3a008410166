-- One row: one VERZOEK_OM_TOEWIJZING of the GGM 2.5.1: a request of a provider (JW315) that counts.
-- key: verzoek_om_toewijzing_id (a place in this store)
-- datumontvangst: Dagtekening; leidt_tot_beschikking_id: of the first allocation that came of it
-- soortverwijzer_enum_id: the number of the GGM for iJw's COD327; 7 is ONBEKEND
-- needs: request, ggm_leverancier, ggm_client, ggm_toewijzing, ggm_voorziening
-- made: view
SELECT
    CAST(row_number() OVER (ORDER BY request.provider, request.request_reference) AS INTEGER)
        AS verzoek_om_toewijzing_id,
    request.request_reference AS referentieaanbieder,
    leverancier.rechtspersoon_id AS leverancier_leverancier_id,
    client.rechtspersoon_id AS betreft_client_id,
    voorziening.voorziening_id AS betreft_voorziening_id,
    request.sent_on AS datumontvangst,
    request.wanted_from AS datumingangtoewijzing,
    request.wanted_until AS datumeindetoewijzing,
    CASE request.unit
        WHEN '16' THEN 1 WHEN '14' THEN 2 WHEN '83' THEN 3 WHEN '01' THEN 5 WHEN '82' THEN 7
        WHEN '84' THEN 7 WHEN '04' THEN 8
    END AS eenheid_enum_id,
    CASE request.frequency
        WHEN '6' THEN 1 WHEN '1' THEN 5 WHEN '4' THEN 7 WHEN '2' THEN 8
    END AS frequentie_enum_id,
    CASE request.referrer_type
        WHEN '01' THEN 2 WHEN '02' THEN 3 WHEN '03' THEN 4 WHEN '04' THEN 1 WHEN '05' THEN 6
        WHEN '06' THEN 9 WHEN '08' THEN 8 ELSE 7
    END AS soortverwijzer_enum_id,
    toewijzing.toewijzing_id AS leidt_tot_beschikking_id
FROM request
JOIN ggm_leverancier AS leverancier ON leverancier.agbcode = request.provider
LEFT JOIN ggm_client AS client ON client.code = CAST(request.client_key AS VARCHAR)
LEFT JOIN ggm_toewijzing AS toewijzing
    ON toewijzing.gemeentecode = request.municipality
    AND toewijzing.toewijzingnummer = CAST(request.allocation_number AS VARCHAR)
LEFT JOIN ggm_voorziening AS voorziening
    ON voorziening.productcategoriecode = request.product_category
    AND voorziening.productcode IS NOT DISTINCT FROM request.product_code
WHERE request.kind = 'allocation'
ORDER BY verzoek_om_toewijzing_id
