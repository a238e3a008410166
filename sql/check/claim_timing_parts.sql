-- No more lines are late, refused or taken back than there are.
SELECT municipality, provider, care_month
FROM claim_timing
WHERE late_lines NOT BETWEEN 0 AND claimed_lines
    OR claimed_lines > debit_lines
    OR refused_lines > debit_lines
    OR corrected_lines > debit_lines
ORDER BY municipality, provider, care_month
