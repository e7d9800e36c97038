"""The world of this sample: parcels, and whether they were late. Day 0 is the first day on which the service answers; on day 25 a carrier changes."""

import random
from datetime import datetime, timedelta, timezone

DAYS = 40
CHANGES_ON = 25
PARCELS_PER_DAY = 300


def start(days=DAYS):
    """Midnight of day 0, so that the last day ended yesterday."""
    today = datetime.now(timezone.utc).replace(hour=0, minute=0, second=0, microsecond=0)
    return today - timedelta(days=days + 1)


def of_day(day):
    """The parcels of a day, with their truth; the same every time."""
    chance = random.Random(day + 1000)
    for number in range(PARCELS_PER_DAY):
        carrier = chance.choice(["blue", "green", "red"])
        distance = chance.lognormvariate(4, 0.8) * (1.6 if day >= CHANGES_ON else 1)
        weight = chance.gammavariate(2, 3)
        slow = {"blue": 0.1, "green": 0.3, "red": 1.2}[carrier if day < CHANGES_ON else {"red": "blue", "blue": "red"}.get(carrier, carrier)]
        odds = -2.2 + 0.012 * distance + 0.05 * weight + slow
        yield {
            "parcel": f"p{day}-{number}",
            "depot": f"depot {chance.randrange(40)}",
            "distance": round(distance, 1),
            "weight": round(weight, 2),
            "carrier": carrier,
            "late": int(chance.random() < 1 / (1 + pow(2.718281828, -odds))),
        }
