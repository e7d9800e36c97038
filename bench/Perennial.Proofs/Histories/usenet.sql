-- The file has no times: 10 messages make a day. The concept turns round every 30 days.
SET threads = 1;
COPY (
    SELECT place AS id, TIMESTAMP '2020-01-01' + to_seconds(((place - 1) * 86400.0 / 10)::BIGINT) AS time, * EXCLUDE (place)
    FROM (SELECT *, row_number() OVER () AS place FROM read_csv('${IN}', header = true))
    ORDER BY place
) TO '${OUT}' (FORMAT parquet);
