"""Trains a small network on a CSV file and exports it to ONNX with its model.json: network.py ROWS FEATURES NUMERIC LABEL TASK FOLDER.

FEATURES and NUMERIC are names between commas; what is not numeric is a category. The task is binary or regression.
"""
import csv
import json
import os
import sys

import torch
from torch import nn

torch.set_num_threads(1)
torch.manual_seed(1)


class Network(nn.Module):
    """One argument for each feature: float for a number, int64 for a category. The code after the last is the unknown one."""

    def __init__(self, means, deviations, categories, binary, hidden=16, embedding=3):
        super().__init__()
        self.means, self.deviations, self.binary = means, deviations, binary
        self.embeddings = nn.ModuleDict({str(at): nn.Embedding(len(known) + 1, embedding) for at, known in categories.items()})
        width = sum(embedding if at in categories else 2 for at in range(len(means)))
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
        sums = self.head(self.body(torch.cat(parts, dim=1)))
        return torch.sigmoid(sums) if self.binary else sums


def main():
    path, features, numeric, label, task, folder = sys.argv[1:]
    features, numeric, binary = features.split(","), set(numeric.split(",")), task == "binary"
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    inputs, means, deviations, categories = [], [], [], {}
    for at, name in enumerate(features):
        cells = [row[name] for row in rows]
        if name in numeric:
            column = torch.tensor([float(cell) if cell else float("nan") for cell in cells])
            known = column[torch.isfinite(column)]
            means.append(known.mean().item())
            deviations.append(known.std().item() or 1.0)
        else:
            categories[at] = sorted({cell for cell in cells if cell})
            codes = {category: code for code, category in enumerate(categories[at])}
            column = torch.tensor([codes.get(cell, len(codes)) for cell in cells], dtype=torch.int64)
            means.append(0.0)
            deviations.append(1.0)
        inputs.append(column)
    labels = torch.tensor([float(row[label]) for row in rows])
    shift, scale = (0.0, 1.0) if binary else (labels.mean().item(), labels.std().item())
    network = Network(means, deviations, categories, binary)
    loss_of = nn.BCELoss() if binary else nn.MSELoss()
    optimizer = torch.optim.Adam(network.parameters(), lr=0.005)
    for _ in range(max(8, 200_000 // len(rows))):
        for batch in torch.randperm(len(rows)).split(128):
            optimizer.zero_grad()
            loss_of(network(*[column[batch] for column in inputs])[:, 0], (labels[batch] - shift) / scale).backward()
            optimizer.step()
    with torch.no_grad():
        network.head.weight *= scale
        network.head.bias.mul_(scale).add_(shift)
    network.eval()
    example = tuple(torch.zeros(2, dtype=torch.int64 if at in categories else torch.float32) for at in range(len(features)))
    torch.onnx.export(network, example, os.path.join(folder, "model.onnx"), opset_version=17, input_names=features, output_names=["score"],
                      dynamic_axes={name: {0: "rows"} for name in features + ["score"]})
    described = [{"name": name, "type": "categorical", "categories": categories[at]} if at in categories else {"name": name, "type": "numeric"}
                 for at, name in enumerate(features)]
    with open(os.path.join(folder, "model.json"), "w", encoding="utf-8") as file:
        json.dump({"flavour": "onnx", "features": described, "task": task, "width": 1, "model": "model.onnx"}, file, indent=1)


if __name__ == "__main__":
    main()
