-- Every line of claim_entry has its claim, so that claim_line loses none.
SELECT claim_seq, count(*) AS lines
FROM claim_entry
ANTI JOIN claim USING (claim_seq)
GROUP BY claim_seq
ORDER BY claim_seq
