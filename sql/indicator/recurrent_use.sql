-- title: Herhaald beroep (CBS): begonnen na eerdere jeugdhulp in vijf jaar
-- english: Recurrent use (CBS): begun after youth help in five years
-- definition: Begonnen trajecten jeugdhulp waarbij de jongere op een dag in de vijf jaar ervoor al een eerder begonnen
--   traject had. Wie al jeugdhulp had voordat de berichten beginnen telt niet mee: een ondergrens zolang er
--   geen vijf jaar berichten zijn. Iets anders dan opnieuw beginnen na een einde.
-- polarity: none
-- source: CBS StatLine 85096NED, herhaald beroep
-- grip: 6
-- reading: Van de {started} trajecten die in {year} begonnen, was {share} herhaald beroep.
-- needs: trajectory_sequence
-- column: municipality key : Gemeente
-- column: year key : Jaar
-- column: started trajectories : Begonnen
-- column: recurrent trajectories : Herhaald beroep
-- column: share share guarded_by=recurrent share_of=started : Aandeel
SELECT
    municipality, CAST(year(start_date) AS VARCHAR) AS year,
    count(*) AS started,
    count(*) FILTER (recurrent_use) AS recurrent,
    count(*) FILTER (recurrent_use) / count(*) AS share
FROM trajectory_sequence
WHERE history_days >= 0
GROUP BY ALL
ORDER BY municipality, year
