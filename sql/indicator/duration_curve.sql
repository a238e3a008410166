-- title: Welk deel van de trajecten loopt nog na zoveel maanden
-- english: Share of trajectories that still goes on after so many months
-- definition: Geschat met Kaplan-Meier over alle vormen van zorg samen: wat nog loopt telt mee tot de
--   laatste dag, wat al liep pas vanaf de eerste maand. In beeld: trajecten die na zoveel maanden van
--   30,4375 dagen nog liepen en te volgen waren. Marge: 95%, alleen toeval. Bij weinig trajecten is de
--   lijn grof.
-- polarity: none
-- source: Kaplan en Meier 1958; doelmaat, methode Survival
-- grip: 3
-- reading: Na {months_on} maanden loopt {share~} van de trajecten nog.
-- at: months_on 12
-- chart: curve months_on share share_low share_high
-- estimate: curve
-- needs: trajectory_lifetime
-- column: municipality key : Gemeente
-- column: months_on key apart : Na maanden
-- column: at_risk trajectories : In beeld
-- column: share share guarded_by=at_risk share_of=at_risk : Loopt nog
-- column: share_low share guarded_by=at_risk share_of=at_risk : Van
-- column: share_high share guarded_by=at_risk share_of=at_risk : Tot
SELECT municipality, entry, exit, ended, count(*) AS lifetimes
FROM trajectory_lifetime
GROUP BY ALL
ORDER BY ALL
