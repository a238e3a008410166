-- title: Kosten per maand in de laatste drie maanden van een traject
-- english: Cost a month in the last three months of a trajectory
-- definition: Erkende kosten per dag zorg maal 30,4375, in de laatste (0), een na laatste (1) en op
--   twee na laatste (2) kalendermaand, van trajecten van 9 tot en met 50 maanden zonder crisis en
--   logeren. Pleegzorg staat apart: AEF neemt die alleen mee bij maatregel 10. Wat pas aan het eind
--   voor het geheel wordt gedeclareerd telt niet mee. Marge: 95%, steekproeffout van de trajecten;
--   geen marge bij minder dan vier.
-- polarity: none
-- source: AEF, Doorrekening maatregelen, bijlage 2; doelmaat, methode Cost of the last months
-- grip: 2
-- reading: In de laatste maand van een traject {sector} kost de zorg {value~} per maand.
-- at: months_before_end 0
-- chart: ranges sector value value_low value_high
-- estimate: ratio 30.4375
-- same_units: months_before_end
-- needs: trajectory_last_month
-- column: municipality key : Gemeente
-- column: sector key : Soort
-- column: months_before_end key apart : Maanden voor het einde
-- column: units trajectories : Trajecten
-- column: value cents guarded_by=units : Per maand
-- column: value_low cents guarded_by=units : Van
-- column: value_high cents guarded_by=units : Tot
SELECT
    municipality,
    CASE WHEN care_form = 'foster' THEN 'foster' ELSE sector END AS sector,
    CAST(months_before_end AS VARCHAR) AS months_before_end,
    count(*) AS units,
    CAST(sum(CAST(care_days AS BIGINT)) AS DOUBLE) AS x,
    CAST(sum(cost_cents) AS DOUBLE) AS y,
    CAST(sum(CAST(care_days AS BIGINT) * care_days) AS DOUBLE) AS xx,
    CAST(sum(CAST(care_days AS HUGEINT) * cost_cents) AS DOUBLE) AS xy,
    CAST(sum(CAST(cost_cents AS HUGEINT) * cost_cents) AS DOUBLE) AS yy
FROM trajectory_last_month
WHERE left_out IS NULL OR left_out = 'foster'
GROUP BY ALL
ORDER BY ALL
