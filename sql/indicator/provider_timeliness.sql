-- title: Aanbieders: berichten tegen de termijnen van iJw
-- english: Providers: timeliness of messages against the terms of iJw
-- definition: Per termijn van iJw, van wat in de waargenomen maanden van het jaar begon te lopen:
--   hoe vaak het bericht op tijd was (dagtekening), of later, met de marge (95%) van het aandeel
--   laat. Ontbreekt: de termijn was op de laatste dag voorbij en het bericht is er niet; staat niet
--   in het aandeel. Loopt nog: de termijn was niet voorbij. Dagen: gemiddeld gebruikte werkdagen
--   (besluiten: dagen). Werkdagen: maandag tot en met vrijdag zonder de feestdagen van de Algemene
--   termijnenwet. Declaraties: regels, laat na de maand volgend op de zorg. Retouren ontbreken vaak
--   in een uitlevering en zijn dan niet te tellen. Jongeren: met een lopend
--   traject bij de aanbieder in dat jaar; zijn het er te weinig om te tonen, dan gaat de hele rij mee.
-- polarity: none
-- source: iJw OP090, OP090x4, OP271, OP272, OP274, OP346, OP354; Wilson 1927; doelmaat, methode Timeliness
-- grip: 5
-- needs: term_month, provider_year, observation
-- column: municipality key : Gemeente
-- column: year key : Jaar
-- column: term key apart : Termijn
-- column: provider key : Aanbieder
-- column: clients persons : Jongeren
-- column: judged records guarded_by=clients : Verzonden
-- column: on_time records guarded_by=clients parts_of=judged : Op tijd
-- column: late records guarded_by=clients parts_of=judged : Laat
-- column: late_share share guarded_by=late share_of=judged : Aandeel laat
-- column: late_low share guarded_by=late low_of=late/judged : Van
-- column: late_high share guarded_by=late high_of=late/judged : Tot
-- column: days_mean decimal guarded_by=judged : Dagen
-- column: missing records guarded_by=clients : Ontbreekt
-- column: pending records guarded_by=clients : Loopt nog
WITH summed AS (
    SELECT
        municipality, year(month) AS year, term, provider,
        CAST(sum(on_time + late) AS BIGINT) AS judged,
        CAST(sum(on_time) AS BIGINT) AS on_time,
        CAST(sum(late) AS BIGINT) AS late,
        CAST(sum(used_days) AS BIGINT) AS used_days,
        CAST(sum(missing) AS BIGINT) AS missing,
        CAST(sum(pending) AS BIGINT) AS pending
    FROM term_month
    JOIN observation USING (municipality)
    WHERE term_month.month BETWEEN observation.first_month AND observation.last_month
    GROUP BY municipality, year(month), term, provider
)
SELECT
    municipality, CAST(year AS VARCHAR) AS year, term, provider,
    coalesce(provider_year.clients, 0) AS clients,
    judged, on_time, late,
    late / nullif(judged, 0) AS late_share,
    round(used_days / nullif(judged, 0), 1) AS days_mean,  -- all digits would give judged away
    missing, pending
FROM summed
LEFT JOIN provider_year USING (municipality, provider, year)
WHERE judged > 0 OR missing > 0 OR pending > 0
ORDER BY municipality, year, term, provider
