-- The file has no times: 500 rows make a day. The concept changes on the days 25, 50 and 75.
SET threads = 1;
COPY (
    SELECT place AS id, TIMESTAMP '2020-01-01' + to_seconds(((place - 1) * 86400.0 / 500)::BIGINT) AS time, a1, a2, a3, target
    FROM (SELECT *, row_number() OVER () AS place FROM read_csv('${IN}', header = true))
    ORDER BY place
) TO '${OUT}' (FORMAT parquet);
