-- title: Dezelfde vorm nog eens: bij dezelfde aanbieder, of opnieuw bij een ander
-- english: The same form again: repeated at the same provider, or done again at another
-- definition: Begonnen trajecten jeugdhulp in de waargenomen maanden, en of de jongere die vorm eerder had.
--   Herhaald: bij de aanbieder van het vorige van die vorm; overgedaan: bij een andere; beide na het einde
--   daarvan. Na andere hulp: er zat een traject van een andere vorm tussen. Ernaast: begonnen terwijl die
--   vorm nog liep, dus stapeling. Wie die vorm voor de berichten had, telt als eerste keer: een ondergrens.
-- polarity: none
-- source: repeat en redo van edeaR (Janssenswillen e.a. 2019); doelmaat, methode Stacking, pathways and switches
-- grip: 6
-- reading: Van de {started} begonnen trajecten {care_form} was {share_repeated} een herhaling bij dezelfde aanbieder.
-- needs: pathway_step, observation
-- column: municipality key : Gemeente
-- column: care_form key : Vorm
-- column: started trajectories : Begonnen
-- column: repeated trajectories : Herhaald
-- column: redone trajectories : Overgedaan
-- column: after_other trajectories : Na andere hulp
-- column: beside trajectories : Ernaast
-- column: share_repeated share guarded_by=repeated share_of=started : Aandeel herhaald
-- column: share_redone share guarded_by=redone share_of=started : Aandeel overgedaan
SELECT
    step.municipality, step.care_form,
    count(*) AS started,
    count(*) FILTER (step.again_by = 'repeat') AS repeated,
    count(*) FILTER (step.again_by = 'redo') AS redone,
    count(*) FILTER (step.again_by IN ('repeat', 'redo') AND step.again = 'return') AS after_other,
    count(*) FILTER (step.again_by = 'beside') AS beside,
    count(*) FILTER (step.again_by = 'repeat') / count(*) AS share_repeated,
    count(*) FILTER (step.again_by = 'redo') / count(*) AS share_redone
FROM pathway_step AS step
JOIN observation USING (municipality)
WHERE step.start_date BETWEEN observation.first_month AND last_day(observation.last_month)
GROUP BY step.municipality, step.care_form
ORDER BY step.municipality, step.care_form
