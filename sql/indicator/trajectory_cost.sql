-- title: Kosten van een traject dat helemaal is waargenomen
-- english: Cost of a trajectory that was observed from start to end
-- definition: Trajecten die in de waargenomen maanden begonnen en eindigden, met hun erkende
--   declaraties. Lange trajecten passen vaker niet in de waargenomen maanden en ontbreken dan: bij een
--   korte periode is dit bedrag te laag.
-- polarity: none
-- source: doelmaat, methode Trajectories
-- grip: 2
-- summary: 6
-- reading: Een traject ({care_form}) dat helemaal is waargenomen kostte gemiddeld {cents_per_trajectory} en duurde
--   gemiddeld {care_days} dagen, over {trajectories} trajecten.
-- needs: trajectory, observation
-- column: municipality key : Gemeente
-- column: care_form key : Vorm
-- column: trajectories trajectories : Trajecten
-- column: recognised_cents cents guarded_by=trajectories : Erkend
-- column: cents_per_trajectory cents guarded_by=trajectories mean_over=trajectories : Per traject
-- column: care_days days guarded_by=trajectories : Dagen per traject
SELECT
    trajectory.municipality, trajectory.care_form,
    count(*) AS trajectories,
    CAST(sum(trajectory.recognised_cents) AS BIGINT) AS recognised_cents,
    CAST(round(sum(trajectory.recognised_cents) / count(*)) AS BIGINT) AS cents_per_trajectory,
    CAST(round(sum(trajectory.end_date - trajectory.start_date + 1) / count(*)) AS BIGINT)
        AS care_days
FROM trajectory
JOIN observation USING (municipality)
WHERE trajectory.start_date >= observation.first_month
    AND trajectory.end_date <= last_day(observation.last_month)
GROUP BY trajectory.municipality, trajectory.care_form
ORDER BY trajectory.municipality, trajectory.care_form
