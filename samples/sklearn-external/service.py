"""A scikit-learn model behind its own HTTP service. It appends every answer to predictions.ndjson; Perennial reads that file and nothing else of it."""

import argparse
import json
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer

from sklearn.compose import make_column_transformer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

import parcels


def train(days):
    """The model as its team trained it: on the days before it began to answer."""
    rows = [row for day in range(-days, 0) for row in parcels.of_day(day)]
    model = make_pipeline(
        make_column_transformer((StandardScaler(), [0, 1]), (OneHotEncoder(handle_unknown="ignore"), [2])),
        LogisticRegression(),
    )
    return model.fit([inputs(row) for row in rows], [row["late"] for row in rows])


def inputs(row):
    return [row["distance"], row["weight"], row["carrier"]]


class Service(BaseHTTPRequestHandler):
    """POST /score takes a JSON list of requests and answers with a list of probabilities."""

    def do_POST(self):
        requests = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        scores = self.server.model.predict_proba([inputs(one) for one in requests])[:, 1].tolist()
        with open(self.server.log, "a", encoding="utf-8") as log:
            for request, score in zip(requests, scores):
                log.write(json.dumps({**request, "score": score}) + "\n")
        body = json.dumps(scores).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--port", type=int, default=8765)
    options.add_argument("--log", default="predictions.ndjson")
    options = options.parse_args()
    server = HTTPServer(("127.0.0.1", options.port), Service)
    server.model, server.log = train(30), options.log
    print(f"answering on http://127.0.0.1:{options.port}/score", file=sys.stderr, flush=True)
    server.serve_forever()
