"""Forty days of customers: asks the service for every parcel, and writes labels.csv as the truth comes back a day later."""

import argparse
import csv
import json
import urllib.request
from datetime import timedelta

import parcels

options = argparse.ArgumentParser()
options.add_argument("--url", default="http://127.0.0.1:8765/score")
options.add_argument("--labels", default="labels.csv")
options = options.parse_args()

with open(options.labels, "w", newline="", encoding="utf-8") as file:
    labels = csv.writer(file)
    labels.writerow(["parcel", "late", "known_at"])
    for day in range(parcels.DAYS):
        rows = list(parcels.of_day(day))
        requests = []
        for number, row in enumerate(rows):
            asked = parcels.start() + timedelta(days=day, seconds=number * 86400 / len(rows))
            requests.append({**{name: value for name, value in row.items() if name != "late"}, "asked_at": asked.isoformat()})
            labels.writerow([row["parcel"], row["late"], (asked + timedelta(hours=20)).isoformat()])
        body = json.dumps(requests).encode()
        urllib.request.urlopen(urllib.request.Request(options.url, body)).read()
print(f"{parcels.DAYS} days, {parcels.DAYS * parcels.PARCELS_PER_DAY} parcels; the first day is {parcels.start():%Y-%m-%d}")
