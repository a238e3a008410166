-- title: Welk deel wacht nog na zoveel maanden
-- english: Share that still waits after so many months
-- definition: Geschat met Kaplan-Meier over alle vormen van zorg samen, vanaf het verzoek of anders de
--   toewijzing; alle keren wachten uit de berichten, ook van voor de eerste waargenomen maand.
--   In beeld: wie na zoveel maanden van 30,4375 dagen nog wachtte en te volgen was. Marge: 95%,
--   alleen toeval.
-- polarity: lower
-- source: Kaplan en Meier 1958; doelmaat, methode Survival
-- grip: 1
-- reading: Na {months_on} maanden wacht {share~} nog.
-- at: months_on 3
-- chart: curve months_on share share_low share_high
-- estimate: curve
-- needs: waiting_time
-- column: municipality key : Gemeente
-- column: months_on key apart : Na maanden
-- column: at_risk trajectories : In beeld
-- column: share share guarded_by=at_risk share_of=at_risk : Wacht nog
-- column: share_low share guarded_by=at_risk share_of=at_risk : Van
-- column: share_high share guarded_by=at_risk share_of=at_risk : Tot
SELECT
    municipality,
    0 AS entry,
    greatest(waited_days, 0) + 1 AS exit,
    state = 'started' AS ended,
    count(*) AS lifetimes
FROM waiting_time
WHERE state <> 'rejected'
GROUP BY ALL
ORDER BY ALL
