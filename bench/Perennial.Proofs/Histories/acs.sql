-- The file has years, no times: 1,500 people make a day, so that a year of the census is about 46 of them. Within a year the file goes household by
-- household and region by region, which is no order of time: people come in an order that depends on their place alone (MD5).
SET threads = 1;
COPY (
    SELECT place AS id, TIMESTAMP '2015-01-01' + to_seconds(((place - 1) * 86400.0 / 1500)::BIGINT) AS time, * EXCLUDE (place, line, year)
    FROM (SELECT *, row_number() OVER (ORDER BY year, md5(line::VARCHAR)) AS place FROM (SELECT *, row_number() OVER () AS line FROM read_csv('${IN}', header = true)))
    ORDER BY place
) TO '${OUT}' (FORMAT parquet);
