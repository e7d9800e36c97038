"""Writes history.csv: 24 days of made-up parcels. From day 13 the short ways are the late ones, and a carrier appears that nobody knew."""
import csv
import datetime
import random

DAYS, ROWS, TURN = 24, 200, 13


def main():
    dice = random.Random(1)
    start = datetime.datetime(2026, 1, 5, tzinfo=datetime.timezone.utc)
    with open("history.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["time", "id", "distance", "weight", "carrier", "late"])
        for day in range(DAYS):
            for row in range(ROWS):
                turned = day >= TURN
                distance, weight = dice.uniform(0, 1000), dice.uniform(0, 30)
                carrier = dice.choice(["red", "green", "blue", "new"] if turned else ["red", "green", "blue"])
                late = ((distance > 500) != turned) != (dice.random() < 0.1 + (0.15 if carrier == "red" else 0))
                at = start + datetime.timedelta(days=day, minutes=7 * row)
                writer.writerow([at.isoformat(), f"p{day}-{row}", round(distance, 1), "" if dice.random() < 0.05 else round(weight, 1), carrier, int(late)])


main()
