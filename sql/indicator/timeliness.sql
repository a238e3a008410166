-- title: Op tijd: berichten tegen de termijnen van iJw
-- english: Timeliness of messages against the terms of iJw
-- definition: Per termijn van iJw, van wat in de waargenomen maanden van het jaar begon te lopen:
--   hoe vaak het bericht op tijd was (dagtekening), of later, met de marge (95%) van het aandeel
--   laat. Ontbreekt: de termijn was op de laatste dag voorbij en het bericht is er niet; staat niet
--   in het aandeel. Loopt nog: de termijn was niet voorbij. Dagen: gemiddeld gebruikte werkdagen
--   (besluiten: dagen). Werkdagen: maandag tot en met vrijdag zonder de feestdagen van de Algemene
--   termijnenwet. Declaraties: regels, laat na de maand volgend op de zorg. Retouren ontbreken vaak
--   in een uitlevering en zijn dan niet te tellen.
-- polarity: none
-- source: iJw OP090, OP090x4, OP271, OP272, OP274, OP346, OP354; Wilson 1927; doelmaat, methode Timeliness
-- grip: 5
-- summary: 12
-- reading: Van de termijn die het vaakst liep in {year}, {term}, kwam {late_share~} van de
--   {judged} keer te laat.
-- needs: term_month, observation
-- column: municipality key : Gemeente
-- column: year key : Jaar
-- column: term key apart : Termijn
-- column: judged records : Verzonden
-- column: on_time records parts_of=judged : Op tijd
-- column: late records parts_of=judged : Laat
-- column: late_share share guarded_by=late share_of=judged : Aandeel laat
-- column: late_low share guarded_by=late low_of=late/judged : Van
-- column: late_high share guarded_by=late high_of=late/judged : Tot
-- column: days_mean decimal guarded_by=judged : Dagen
-- column: missing records : Ontbreekt
-- column: pending records : Loopt nog
WITH summed AS (
    SELECT
        municipality, year(month) AS year, term,
        CAST(sum(on_time + late) AS BIGINT) AS judged,
        CAST(sum(on_time) AS BIGINT) AS on_time,
        CAST(sum(late) AS BIGINT) AS late,
        CAST(sum(used_days) AS BIGINT) AS used_days,
        CAST(sum(missing) AS BIGINT) AS missing,
        CAST(sum(pending) AS BIGINT) AS pending
    FROM term_month
    JOIN observation USING (municipality)
    WHERE term_month.month BETWEEN observation.first_month AND observation.last_month
    GROUP BY municipality, year(month), term
)
SELECT
    municipality, CAST(year AS VARCHAR) AS year, term, judged, on_time, late,
    late / nullif(judged, 0) AS late_share,
    round(used_days / nullif(judged, 0), 1) AS days_mean,  -- all digits would give judged away
    missing, pending
FROM summed
WHERE judged > 0 OR missing > 0 OR pending > 0
ORDER BY municipality, year, term
