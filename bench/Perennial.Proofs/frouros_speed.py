"""Nanoseconds of processor time that an update of each of frouros' streaming detectors takes, on errors of 0 and 1.

frouros_speed.py SECONDS, frouros on PYTHONPATH. Writes one JSON line. A detector that alarms is reset.
"""
import json
import random
import sys
import time

from frouros.detectors import concept_drift as frouros
from frouros.detectors.concept_drift.streaming.change_detection.bocd import BOCDConfig, GaussianUnknownMean

most = float(sys.argv[1])
draw = random.Random(1)
values = [1 if draw.random() < 0.2 else 0 for _ in range(200_000)]
detectors = {
    "adwin": lambda: frouros.ADWIN(),
    "adwin at every value": lambda: frouros.ADWIN(config=frouros.ADWINConfig(clock=1)),
    "ddm": lambda: frouros.DDM(),
    "eddm": lambda: frouros.EDDM(),
    "rddm": lambda: frouros.RDDM(),
    "hddm-a": lambda: frouros.HDDMA(),
    "hddm-w": lambda: frouros.HDDMW(),
    "stepd": lambda: frouros.STEPD(),
    "ecdd": lambda: frouros.ECDDWT(),
    "cusum running mean": lambda: frouros.CUSUM(),
    "page-hinkley": lambda: frouros.PageHinkley(),
    "moving average": lambda: frouros.GeometricMovingAverage(),
    "kswin": lambda: frouros.KSWIN(),
    "bayesian": lambda: frouros.BOCD(config=BOCDConfig(model=GaussianUnknownMean(prior_mean=0.2, prior_var=0.1, data_var=0.15), hazard=0.0001)),
}
found = {}
for name, make in detectors.items():
    detector, updates, began = make(), 0, time.process_time()
    for value in values:
        detector.update(value=value)
        if detector.drift:
            detector.reset()
        updates += 1
        if updates % 100 == 0 and time.process_time() - began > most:
            break
    found[name] = {"nanoseconds": 1e9 * (time.process_time() - began) / updates, "updates": updates}
print(json.dumps(found))
