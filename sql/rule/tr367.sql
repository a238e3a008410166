-- TR367. A line of an answer says the same as the line of the claim with its reference. One finding
-- for each value that differs.
-- messages: 325
WITH pair AS (
    SELECT listed.message_no, listed.line, listed.referentie_nummer AS reference, listed, claimed
    FROM answered_claim AS answer
    JOIN land_jw325_prestatie AS listed USING (message_no)
    JOIN land_jw323_prestatie AS claimed
        ON claimed.message_no = answer.claim_no
        AND claimed.referentie_nummer = listed.referentie_nummer
),
value AS (
    SELECT
        message_no, line, reference,
        unnest([
            {'leaf': 'ToewijzingNummer', 'found': CAST(listed.toewijzing_nummer AS VARCHAR),
             'claimed': CAST(claimed.toewijzing_nummer AS VARCHAR)},
            {'leaf': 'ProductCategorie', 'found': CAST(listed.product_categorie AS VARCHAR),
             'claimed': CAST(claimed.product_categorie AS VARCHAR)},
            {'leaf': 'ProductCode', 'found': CAST(listed.product_code AS VARCHAR),
             'claimed': CAST(claimed.product_code AS VARCHAR)},
            {'leaf': 'ProductPeriode/Begindatum', 'found': CAST(listed.product_begindatum AS VARCHAR),
             'claimed': CAST(claimed.product_begindatum AS VARCHAR)},
            {'leaf': 'ProductPeriode/Einddatum', 'found': CAST(listed.product_einddatum AS VARCHAR),
             'claimed': CAST(claimed.product_einddatum AS VARCHAR)},
            {'leaf': 'GeleverdVolume', 'found': CAST(listed.geleverd_volume AS VARCHAR),
             'claimed': CAST(claimed.geleverd_volume AS VARCHAR)},
            {'leaf': 'Eenheid', 'found': CAST(listed.eenheid AS VARCHAR),
             'claimed': CAST(claimed.eenheid AS VARCHAR)},
            {'leaf': 'ProductTarief', 'found': CAST(listed.product_tarief_cents AS VARCHAR),
             'claimed': CAST(claimed.product_tarief_cents AS VARCHAR)},
            {'leaf': 'IngediendBedrag/Bedrag', 'found': CAST(listed.bedrag_cents AS VARCHAR),
             'claimed': CAST(claimed.bedrag_cents AS VARCHAR)},
            {'leaf': 'IngediendBedrag/DebetCredit', 'found': CAST(listed.debet_credit AS VARCHAR),
             'claimed': CAST(claimed.debet_credit AS VARCHAR)}
        ]) AS each
    FROM pair
)
SELECT
    message_no, line,
    '/Bericht/DeclaratieAntwoord/Clienten/Client/Prestaties/Prestatie/' || each.leaf AS path,
    coalesce(each.found, '') AS value, reference
FROM value
WHERE each.found IS DISTINCT FROM each.claimed
ORDER BY ALL
