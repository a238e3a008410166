-- title: Aanbieders: declaratieregels die laat kwamen, afgewezen of teruggenomen werden
-- english: Providers: claim lines that were late, refused or taken back
-- definition: Zorg in maanden van het jaar. Voor het eerst gedeclareerd: een toewijzing, product en maand,
--   en welke daarvan pas na de maand volgend op de zorg kwamen (dagtekening). Debetregels: alle, ook
--   wat opnieuw kwam; welke daarvan zijn afgewezen en welke de aanbieder met een creditregel terugnam,
--   meest om een ander bedrag te declareren. Met de marge (95%) van het aandeel. Een correctie is
--   gewoon werk: een aandeel dat afwijkt is een vraag, geen oordeel. Jongeren: met een lopend traject
--   bij de aanbieder in dat jaar; zijn het er te weinig om te tonen, dan gaat de hele rij mee.
-- polarity: none
-- source: iJw OP354, OP366, invulinstructie IV089; Wilson 1927; doelmaat, methode Timeliness
-- grip: 5
-- needs: claim_timing, provider_year
-- column: municipality key : Gemeente
-- column: year key : Jaar
-- column: provider key : Aanbieder
-- column: clients persons : Jongeren
-- column: claimed_lines records guarded_by=clients : Voor het eerst
-- column: on_time_lines records guarded_by=clients parts_of=late : Op tijd
-- column: late_lines records guarded_by=clients parts_of=late : Laat
-- column: late_share share guarded_by=late_lines share_of=claimed_lines : Aandeel laat
-- column: late_low share guarded_by=late_lines low_of=late_lines/claimed_lines : Van
-- column: late_high share guarded_by=late_lines high_of=late_lines/claimed_lines : Tot
-- column: debit_lines records guarded_by=clients : Debetregels
-- column: corrected_lines records guarded_by=clients : Teruggenomen
-- column: corrected_share share guarded_by=corrected_lines share_of=debit_lines : Aandeel
-- column: corrected_low share guarded_by=corrected_lines low_of=corrected_lines/debit_lines : Van
-- column: corrected_high share guarded_by=corrected_lines high_of=corrected_lines/debit_lines : Tot
-- column: refused_lines records guarded_by=clients : Afgewezen
-- column: refused_share share guarded_by=refused_lines share_of=debit_lines : Aandeel
-- column: refused_low share guarded_by=refused_lines low_of=refused_lines/debit_lines : Van
-- column: refused_high share guarded_by=refused_lines high_of=refused_lines/debit_lines : Tot
WITH summed AS (
    SELECT
        municipality, year(care_month) AS year, provider,
        CAST(sum(claimed_lines) AS BIGINT) AS claimed_lines,
        CAST(sum(late_lines) AS BIGINT) AS late_lines,
        CAST(sum(debit_lines) AS BIGINT) AS debit_lines,
        CAST(sum(corrected_lines) AS BIGINT) AS corrected_lines,
        CAST(sum(refused_lines) AS BIGINT) AS refused_lines
    FROM claim_timing
    GROUP BY municipality, year(care_month), provider
)
SELECT
    municipality, CAST(year AS VARCHAR) AS year, provider,
    coalesce(provider_year.clients, 0) AS clients,
    claimed_lines, claimed_lines - late_lines AS on_time_lines, late_lines,
    late_lines / claimed_lines AS late_share,
    debit_lines, corrected_lines, corrected_lines / debit_lines AS corrected_share,
    refused_lines, refused_lines / debit_lines AS refused_share
FROM summed
LEFT JOIN provider_year USING (municipality, provider, year)
WHERE claimed_lines > 0
ORDER BY municipality, year, provider
