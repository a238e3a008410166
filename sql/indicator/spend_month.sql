-- title: Uitgaven naar de maand waarin de zorg is geleverd
-- english: Spending by month of care
-- definition: Erkende en nog niet beantwoorde declaraties van zorg in de maand, ook van wat geen traject is
--   (vervoer). Naar gewoonte gedeclareerd: van maanden die ten minste een jaar oud zijn, het deel van wat
--   binnen een jaar is gedeclareerd dat er al was toen die maand zo oud was als deze nu. Wat voor een
--   maand nog moet komen staat er niet in: een maand onder de 98% is nog niet volledig gedeclareerd.
-- polarity: none
-- source: Divosa 2020 (late declaraties); doelmaat, methode Trajectories; iJw, invulinstructie IV087
-- grip: 5
-- summary: 3
-- reading: Voor zorg in {month} is {recognised_cents} erkend en wacht {open_cents} op antwoord; naar gewoonte is
--   van zo'n maand {usual_share} gedeclareerd. Wat voor latere maanden nog moet komen staat er niet in.
-- reading: Voor zorg in {month} is {recognised_cents} erkend en wacht {open_cents} op antwoord. Hoeveel er nog komt
--   is uit deze berichten niet te zeggen: er is nog geen maand van een jaar oud.{-usual_share}
-- reading: Voor zorg in {month} is {recognised_cents} erkend en wacht {open_cents} op antwoord. Welk deel van zo'n
--   maand naar gewoonte is gedeclareerd, is afgeschermd.
-- chart: columns month recognised_cents open_cents
-- needs: care_spend, claim_lag, observation
-- column: municipality key : Gemeente
-- column: month key : Maand
-- column: clients persons : Jongeren
-- column: recognised_cents cents guarded_by=clients : Erkend
-- column: open_cents cents guarded_by=clients : Nog niet beantwoord
-- column: usual_share share guarded_by=clients of_amounts : Naar gewoonte gedeclareerd
WITH span AS (
    SELECT claim_lag.municipality, max(care_month + lag_months * INTERVAL 1 MONTH) AS last_claim_month
    FROM claim_lag
    GROUP BY claim_lag.municipality
),
grown AS (
    SELECT claim_lag.municipality, claim_lag.lag_months, claim_lag.claimed_cents
    FROM claim_lag
    JOIN span USING (municipality)
    JOIN observation USING (municipality)
    WHERE date_diff('month', claim_lag.care_month, span.last_claim_month) >= 12
        AND claim_lag.care_month >= observation.first_month
        AND claim_lag.lag_months <= 12
),
usual AS (
    SELECT
        age.municipality, age.months,
        CAST(sum(grown.claimed_cents) FILTER (grown.lag_months <= age.months) AS DOUBLE)
            / nullif(CAST(sum(grown.claimed_cents) AS DOUBLE), 0) AS share
    FROM (
        SELECT municipality, CAST(unnest(range(0, 12)) AS INTEGER) AS months FROM span
    ) AS age
    JOIN grown USING (municipality)
    GROUP BY age.municipality, age.months
),
spend AS (
    SELECT
        municipality, care_month,
        count(DISTINCT client_key) AS clients,
        CAST(sum(recognised_cents) AS BIGINT) AS recognised_cents,
        CAST(sum(open_cents) AS BIGINT) AS open_cents
    FROM care_spend
    GROUP BY municipality, care_month
)
SELECT
    spend.municipality, strftime(spend.care_month, '%Y-%m') AS month,
    spend.clients, spend.recognised_cents, spend.open_cents,
    CASE
        WHEN date_diff('month', spend.care_month, span.last_claim_month) >= 12 THEN 1.0
        ELSE usual.share
    END AS usual_share
FROM spend
JOIN observation USING (municipality)
JOIN span USING (municipality)
LEFT JOIN usual
    ON usual.municipality = spend.municipality
    AND usual.months = date_diff('month', spend.care_month, span.last_claim_month)
WHERE spend.care_month BETWEEN observation.first_month AND observation.last_month
ORDER BY spend.municipality, month
