"""Writes group_rows.csv and group_expected.csv beside this file: the published formulas in exact fractions. Run: python3 golden_groups.py"""
import csv
import math
import random
from fractions import Fraction as F

random.seed(41)
rows = []
for at in range(180):
    group = random.choice(["a", "a", "d", "e"])
    label = int(random.random() < {"a": .5, "d": .35, "e": .4}[group])
    decided = int(random.random() < (.75 if label else .25) - (.1 if group == "d" else 0))
    rows.append((group, random.choice(["north", "south"]), label, decided))
with open("group_rows.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["group", "stratum", "label", "decided"])
    out.writerows(rows)


def ratio(part, whole):
    return F(part, whole) if whole else (F(0) if part == 0 else math.inf)


def counts(keep):
    kept = [row for row in rows if keep(row)]
    return {(y, d): sum(1 for row in kept if row[2] == y and row[3] == d) for y in (0, 1) for d in (0, 1)}


def n1(c): return c[1, 0] + c[1, 1]
def n0(c): return c[0, 0] + c[0, 1]
def p1(c): return c[0, 1] + c[1, 1]
def p0(c): return c[0, 0] + c[1, 0]
def select(c): return ratio(p1(c), n1(c) + n0(c))
def tpr(c): return ratio(c[1, 1], n1(c))
def fpr(c): return ratio(c[0, 1], n0(c))


a, d, e = [counts(lambda row, g=g: row[0] == g) for g in "ade"]
everybody = counts(lambda row: True)
out = {
    "dppl": select(a) - select(d), "di": ratio(select(d), select(a)),
    "dcacc": ratio(n1(a), p1(a)) - ratio(n1(d), p1(d)), "dcr": ratio(n0(d), p0(d)) - ratio(n0(a), p0(a)),
    "rd": tpr(a) - tpr(d), "sd": ratio(d[0, 0], n0(d)) - ratio(a[0, 0], n0(a)),
    "dar": ratio(a[1, 1], p1(a)) - ratio(d[1, 1], p1(d)), "drr": ratio(d[0, 0], p0(d)) - ratio(a[0, 0], p0(a)),
    "ad": ratio(a[1, 1] + a[0, 0], n1(a) + n0(a)) - ratio(d[1, 1] + d[0, 0], n1(d) + n0(d)),
    "te": ratio(d[1, 0], d[0, 1]) - ratio(a[1, 0], a[0, 1]),
}
strata = {s: (counts(lambda row: row[1] == s and row[0] == "d"), counts(lambda row: row[1] == s)) for s in ("north", "south")}
out["cddpl"] = sum((n1(w) + n0(w)) * (ratio(p0(o), p0(w)) - ratio(p1(o), p1(w))) for o, w in strata.values()) / F(len(rows))
groups = [a, d, e]
gap = lambda rate: max(map(rate, groups)) - min(map(rate, groups))
low = lambda rate: ratio(min(map(rate, groups)), max(map(rate, groups)))
out |= {
    "demographic_parity_difference": gap(select), "demographic_parity_ratio": low(select),
    "equalized_odds_difference": max(gap(tpr), gap(fpr)), "equalized_odds_ratio": min(low(tpr), low(fpr)),
    "equal_opportunity_difference": gap(tpr), "average_odds_difference": (fpr(d) - fpr(a) + tpr(d) - tpr(a)) / 2,
}
benefits = [row[3] - row[2] + 1 for row in rows]
mean = F(sum(benefits), len(benefits))
out["generalized_entropy"] = sum((b / mean) ** 2 - 1 for b in benefits) / (2 * len(benefits))
out["theil_index"] = sum(float(b / mean) * math.log(b / mean) for b in benefits if b) / len(benefits)
with open("group_expected.csv", "w", newline="") as file:
    file.write("name,expected\n" + "".join(f"{name},{float(value)!r}\n" for name, value in out.items()))
