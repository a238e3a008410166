-- title: Zorgpaden: welke vormen na elkaar, met hun kosten
-- english: Pathways: which forms one after the other, with their cost
-- definition: Alle jongeren met jeugdhulp, naar de vormen van hun trajecten in volgorde van begin.
--   Paden van minder dan tien jongeren staan bijeen als overige, met zo nodig het kleinste van de andere
--   erbij, zodat ook dat er tien zijn. Kosten: erkende declaraties van alle
--   trajecten van het pad in de waargenomen maanden; van wie eerder begon ontbreekt het begin. Aandeel:
--   van de jongeren; aandeel kosten: van het geld van alle paden van de gemeente.
-- polarity: none
-- source: varianten van bupaR en PM4Py; Significant 2019, paragraaf 4.7 (zorgpaden); doelmaat, methode Stacking,
--   pathways and switches
-- grip: 4
-- reading: Het pad dat de meeste jongeren volgen is {pathway}: {clients} jongeren, {share_of_cost} van de kosten.
-- needs: pathway, observation
-- column: municipality key : Gemeente
-- column: pathway key : Pad
-- column: clients persons : Jongeren
-- column: going_on persons : Loopt nog
-- column: begun_before persons : Eerder begonnen
-- column: share share guarded_by=clients : Aandeel
-- column: recognised_cents cents guarded_by=clients : Erkend
-- column: cents_per_client cents guarded_by=clients mean_over=clients : Per jongere
-- column: share_of_cost share guarded_by=clients of_amounts : Aandeel kosten
WITH known AS (
    SELECT
        pathway.municipality, pathway.variant,
        count(*) AS clients,
        count(*) FILTER (pathway.end_date IS NULL) AS going_on,
        count(*) FILTER (pathway.start_date < observation.first_month) AS begun_before,
        sum(pathway.recognised_cents) AS recognised_cents
    FROM pathway
    JOIN observation USING (municipality)
    WHERE coalesce(pathway.end_date, observation.last_day) >= observation.first_month
    GROUP BY pathway.municipality, pathway.variant
),
ranked AS (
    SELECT
        *,
        coalesce(
            sum(clients) OVER (
                PARTITION BY municipality ORDER BY clients, variant
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
            ),
            0
        ) AS clients_of_smaller
    FROM known
),
shown AS (
    SELECT
        municipality,
        CASE
            WHEN clients < 10 OR clients_of_smaller BETWEEN 1 AND 9 THEN 'rare'
            ELSE variant
        END AS pathway,
        CAST(sum(clients) AS BIGINT) AS clients,
        CAST(sum(going_on) AS BIGINT) AS going_on,
        CAST(sum(begun_before) AS BIGINT) AS begun_before,
        CAST(sum(recognised_cents) AS BIGINT) AS recognised_cents
    FROM ranked
    GROUP BY ALL
)
SELECT
    municipality, pathway, clients, going_on, begun_before,
    clients / sum(clients) OVER of_all AS share,
    recognised_cents,
    CAST(round(recognised_cents / clients) AS BIGINT) AS cents_per_client,
    recognised_cents / nullif(sum(recognised_cents) OVER of_all, 0) AS share_of_cost
FROM shown
WINDOW of_all AS (PARTITION BY municipality)
ORDER BY municipality, pathway = 'rare', clients DESC, pathway
