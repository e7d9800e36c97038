"""Trains a small network on a table and exports it to ONNX; a SageMaker script-mode script, so it also runs where there is no Perennial.

It reads CSV (content_type: text/csv), numbers and categories, a label of 0 and 1. Normalisation and missing values are inside the exported
graph; what each code of a category means stands in model.json. From SM_CHANNEL_MODEL it goes on from the version before.
"""
import argparse
import csv
import glob
import json
import math
import os

import numpy
import torch
from torch import nn

torch.set_num_threads(1)


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--batch", type=int, default=128)
    parser.add_argument("--rate", type=float, default=0.01)
    parser.add_argument("--hidden", type=int, default=16)
    parser.add_argument("--embedding", type=int, default=3)
    parser.add_argument("--train", default=os.environ.get("SM_CHANNEL_TRAIN"))
    parser.add_argument("--validation", default=os.environ.get("SM_CHANNEL_VALIDATION"))
    parser.add_argument("--parent", default=os.environ.get("SM_CHANNEL_MODEL"))
    parser.add_argument("--model-dir", default=os.environ.get("SM_MODEL_DIR"))
    parser.add_argument("--config", default=os.environ.get("SM_INPUT_CONFIG_DIR"))
    return parser.parse_args()


def read(folder):
    """The columns of all files in a channel, as text; an empty cell is a missing value."""
    columns = {}
    for path in sorted(glob.glob(os.path.join(folder, "*.csv"))):
        with open(path, newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                for name, cell in row.items():
                    columns.setdefault(name, []).append(cell)
    return columns


def number(cell):
    return float(cell) if cell else math.nan


class Network(nn.Module):
    """One argument for each feature: rows of float for a number, of int64 for a category. The code after the last is the unknown one."""

    def __init__(self, features, categories, means, deviations, hidden, embedding):
        super().__init__()
        self.features = features
        self.register_buffer("means", torch.tensor(means, dtype=torch.float32))
        self.register_buffer("deviations", torch.tensor(deviations, dtype=torch.float32))
        self.embeddings = nn.ModuleDict({str(at): nn.Embedding(len(known) + 1, embedding) for at, known in categories.items()})
        width = sum(embedding if at in categories else 2 for at in range(len(features)))
        self.body = nn.Sequential(nn.Linear(width, hidden), nn.ReLU(), nn.Linear(hidden, hidden), nn.ReLU())
        self.head = nn.Linear(hidden, 1)

    def forward(self, *columns):
        parts = []
        for at, column in enumerate(columns):
            if str(at) in self.embeddings:
                parts.append(self.embeddings[str(at)](column))
            else:
                missing = torch.isnan(column)
                scaled = (column - self.means[at]) / self.deviations[at]
                parts.append(torch.stack([torch.where(missing, torch.zeros_like(scaled), scaled), missing.float()], dim=1))
        return torch.sigmoid(self.head(self.body(torch.cat(parts, dim=1))))


def tensors(columns, features, categories):
    """The columns of the features, as the network takes them."""
    made = []
    for at, feature in enumerate(features):
        cells = columns[feature["name"]]
        if at in categories:
            codes = {category: code for code, category in enumerate(categories[at])}
            made.append(torch.tensor([codes.get(cell, len(codes)) if cell else len(codes) for cell in cells], dtype=torch.int64))
        else:
            made.append(torch.tensor([number(cell) for cell in cells], dtype=torch.float32))
    return made


def from_scratch(options, columns, features):
    categories, means, deviations = {}, [], []
    for at, feature in enumerate(features):
        cells = columns[feature["name"]]
        values = numpy.array([] if feature["type"] == "categorical" else [number(cell) for cell in cells])
        values = values[numpy.isfinite(values)]
        means.append(float(values.mean()) if values.size else 0.0)
        deviations.append(float(values.std()) or 1.0 if values.size else 1.0)
        if feature["type"] == "categorical":
            categories[at] = sorted({cell for cell in cells if cell})
    return Network(features, categories, means, deviations, options.hidden, options.embedding), categories


def from_parent(options, columns, features):
    """The parent's weights and scales; a category that it does not know begins as its unknown one."""
    with open(os.path.join(options.parent, "model.json"), encoding="utf-8") as file:
        before = json.load(file)["features"]
    if [(one["name"], one["type"]) for one in before] != [(one["name"], one["type"]) for one in features]:
        raise SystemExit("The version to go on from takes other features. Train from scratch: strategy full.")
    state = {name: torch.from_numpy(value) for name, value in numpy.load(os.path.join(options.parent, "state.npz")).items()}
    categories = {}
    for at, feature in enumerate(before):
        if "categories" in feature:
            new = sorted({cell for cell in columns[feature["name"]] if cell} - set(feature["categories"]))
            categories[at] = feature["categories"] + new
            table = state[f"embeddings.{at}.weight"]
            state[f"embeddings.{at}.weight"] = torch.cat([table[:-1]] + [table[-1:]] * (len(new) + 1))
    network = Network(features, categories, state["means"].tolist(), state["deviations"].tolist(),
                      state["head.weight"].shape[1], options.embedding)
    network.load_state_dict(state)
    return network, categories


def fit(network, options, inputs, labels, weights, held):
    optimizer = torch.optim.Adam([one for one in network.parameters() if one.requires_grad], lr=options.rate)
    loss_of = nn.BCELoss(reduction="none")
    best, kept = math.inf, None
    for epoch in range(options.epochs):
        network.train()
        total = 0.0
        for rows in torch.randperm(len(labels)).split(options.batch):
            optimizer.zero_grad()
            loss = (loss_of(network(*[column[rows] for column in inputs])[:, 0], labels[rows]) * weights[rows]).mean()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(rows)
        network.eval()
        line = f"train_loss={total / len(labels):.4f};"
        if held:
            with torch.no_grad():
                validation = nn.functional.binary_cross_entropy(network(*held[0])[:, 0], held[1]).item()
            line += f" validation_loss={validation:.4f};"
            if validation < best:
                best, kept = validation, {name: value.clone() for name, value in network.state_dict().items()}
        print(f"epoch={epoch} {line}", flush=True)
        print(json.dumps({"progress": (epoch + 1) / options.epochs, "loss": total / len(labels)}), flush=True)
    if kept:
        network.load_state_dict(kept)


def export(network, features, categories, folder):
    example = tuple(torch.zeros(2, dtype=torch.int64 if at in categories else torch.float32) for at in range(len(features)))
    names = [feature["name"] for feature in features]
    torch.onnx.export(network, example, os.path.join(folder, "model.onnx"), opset_version=17, input_names=names, output_names=["score"],
                      dynamic_axes={name: {0: "rows"} for name in names + ["score"]})
    described = [dict(feature, categories=categories[at]) if at in categories else feature for at, feature in enumerate(features)]
    with open(os.path.join(folder, "model.json"), "w", encoding="utf-8") as file:
        json.dump({"flavour": "onnx", "features": described, "task": "binary", "width": 1, "model": "model.onnx"}, file, indent=1)
    numpy.savez(os.path.join(folder, "state.npz"), **{name: value.numpy() for name, value in network.state_dict().items()})


def main():
    options = arguments()
    with open(os.path.join(options.config, "retrain.json"), encoding="utf-8") as file:
        request = json.load(file)
    if request["task"] != "binary":
        raise SystemExit(f"This script trains a yes or no, and the task is {request['task']}.")
    torch.manual_seed(request["seed"])
    features = [{"name": one["name"], "type": one["type"]} for one in request["features"]]
    columns = read(options.train)
    network, categories = (from_parent if options.parent else from_scratch)(options, columns, features)
    if request["strategy"] == "fine-tune":
        for parameter in network.body.parameters():
            parameter.requires_grad = False
    labels = torch.tensor([float(cell) for cell in columns[request["label"]]])
    weights = torch.tensor([float(cell) for cell in columns[request["weight"]]]) if request.get("weight") else torch.ones(len(labels))
    held = None
    if options.validation:
        apart = read(options.validation)
        held = tensors(apart, features, categories), torch.tensor([float(cell) for cell in apart[request["label"]]])
    fit(network, options, tensors(columns, features, categories), labels, weights, held)
    network.eval()
    export(network, features, categories, options.model_dir)


if __name__ == "__main__":
    main()
