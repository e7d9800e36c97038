"""Writes march.csv and april.csv: flights, and a model's score of each that it will be late. Run: python3 make.py"""
import math
import random


def write(name, seed, rows, month, minutes, carriers, missing, labels):
    draw = random.Random(seed)
    with open(name, "w", newline="\n") as file:
        file.write("day,distance,departure_minute,carrier,weekend,score" + (",late" if labels else "") + "\n")
        for row in range(rows):
            distance = "" if draw.random() < missing else round(200 + draw.expovariate(1 / 600))
            minute = min(1439, max(0, round(draw.gauss(minutes, 260))))
            score = 1 / (1 + math.exp(-(minute - 900) / 220))
            cells = [f"2001-{month:02}-{1 + row * 28 // rows:02}", distance, minute, draw.choices(["AA", "DL", "UA", "WN", "B6"], carriers)[0],
                     str(draw.random() < 2 / 7).lower(), f"{score:.4f}"]
            file.write(",".join(map(str, cells + ([int(draw.random() < score)] if labels else []))) + "\n")


write("march.csv", 1, 1500, 3, 800, [30, 30, 20, 15, 5], 0.02, True)
write("april.csv", 2, 1200, 4, 860, [22, 30, 20, 15, 13], 0.07, False)
