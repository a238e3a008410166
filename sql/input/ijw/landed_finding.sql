-- What was found while messages were taken in, in order of file and place.
SELECT delivery.file_name, finding.entry, finding.line, finding.rule, finding.path, finding.value,
    finding.reference
FROM land_jw_finding AS finding
JOIN land_delivery AS delivery USING (delivery_id)
ORDER BY ALL
