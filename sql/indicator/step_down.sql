-- title: Afgeschaald na verblijf
-- english: Stepped down after a stay
-- definition: Geëindigde trajecten met verblijf die ten minste 30 dagen te volgen waren, en of binnen
--   30 dagen na het einde lichtere hulp begon: zonder verblijf, of open verblijf na gesloten plaatsing.
-- polarity: none
-- source: doelmaat, methode Trajectories
-- grip: 4
-- reading: Na een verblijf ({care_form}) begon in {share} van de gevallen binnen 30 dagen lichtere hulp.
-- needs: trajectory_sequence
-- column: municipality key : Gemeente
-- column: care_form key : Vorm
-- column: ended trajectories : Geëindigd
-- column: lighter trajectories : Daarna lichter
-- column: share share guarded_by=lighter share_of=ended : Aandeel
SELECT
    municipality, care_form,
    count(*) AS ended,
    count(*) FILTER (lighter_next) AS lighter,
    count(*) FILTER (lighter_next) / count(*) AS share
FROM trajectory_sequence
WHERE sector = 'with_stay' AND follow_up_days >= 30
GROUP BY municipality, care_form
ORDER BY municipality, care_form
