-- Mergers lead to municipalities that are in the list of the later year.
SELECT border.border_year, border.year, border.code, border.border_code
FROM municipality_border AS border
ANTI JOIN stg_cbs__municipality AS municipality
    ON municipality.year = border.border_year AND municipality.code = border.border_code
ORDER BY border.border_year, border.year, border.code
