-- casual and registered add up to the target; yr hides the growth, and atemp is temp once more.
COPY (
    SELECT (row_number() OVER (ORDER BY dteday, hr)) AS id,
           dteday::DATE + to_hours(hr::INTEGER) AS time,
           season, hr, holiday, weekday, workingday, weathersit, temp, hum, windspeed, target
    FROM read_csv('${IN}', header = true)
    ORDER BY time
) TO '${OUT}' (FORMAT parquet);
