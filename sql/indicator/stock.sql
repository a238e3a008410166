-- title: Trajecten op de laatste dag van elke maand, met instroom en uitstroom
-- english: Stock of trajectories at month end, with inflow and outflow
-- definition: Stand: trajecten die op de laatste dag van de maand lopen. Instroom: in de maand
--   begonnen. Uitstroom: op de laatste dag van de maand niet meer lopend, op die van de vorige maand
--   nog wel. Stand vorige maand + instroom - uitstroom = stand. Beëindigd, zoals het CBS telt: de laatste
--   dag hulp viel in de maand; wat op de laatste dag van de maand eindigt is dan beëindigd, staat die dag
--   nog in de stand en stroomt uit in de maand erna. Zorg die voor de eerste maand al
--   eindigde is niet te zien.
-- polarity: none
-- source: CBS, Informatieprotocol Beleidsinformatie Jeugd v7; doelmaat, methode Trajectories
-- grip: 3
-- needs: stock_month
-- column: municipality key : Gemeente
-- column: month key : Maand
-- column: care_form key : Vorm
-- column: stock_before trajectories parts_of=flow : Stand vorige maand
-- column: inflow trajectories parts_of=flow : Instroom
-- column: outflow trajectories parts_of=flow : Uitstroom
-- column: stock trajectories parts_of=flow : Stand
-- column: ended trajectories parts_of=flow : Beëindigd (CBS)
-- column: clients persons : Jongeren
SELECT
    municipality, strftime(month, '%Y-%m') AS month, care_form, stock_before, inflow, outflow, stock,
    ended, clients
FROM stock_month
ORDER BY municipality, month, care_form
