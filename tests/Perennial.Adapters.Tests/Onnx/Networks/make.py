"""Makes the networks beside it: /usr/bin/python3 make.py (Debian 12, python3-torch 1.13.1, opset 17). They are committed; tests only read them.

Inputs are one matrix [rows, 3] named features, numbers from 0 to 1. The rows are those of OnnxHeadTrainingTests: column c of row r is
((r * prime_c) mod 1000) / 1000.
"""
import os

import torch
from torch import nn

FOLDER = os.path.dirname(os.path.abspath(__file__))
ROWS = torch.tensor([[((row * prime) % 1000) / 1000 for prime in (7919, 104729, 1299709)] for row in range(2000)])
SUMS = ROWS[:, 0] + ROWS[:, 1]


class Network(nn.Module):
    def __init__(self, outputs, answer, bias=True):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(3, 8), nn.Tanh(), nn.Linear(8, 4), nn.Tanh())
        self.head = nn.Linear(4, outputs, bias=bias)
        self.answer = answer

    def forward(self, features):
        return self.answer(self.head(self.body(features)))


class Twice(nn.Module):
    """One matrix before and in the last layer."""

    def __init__(self):
        super().__init__()
        self.tied = nn.Linear(3, 3)
        self.out = nn.Linear(3, 3)

    def forward(self, features):
        return torch.softmax(nn.functional.linear(torch.tanh(self.tied(features)), self.tied.weight), dim=1)


class WideAndDeep(nn.Module):
    def __init__(self):
        super().__init__()
        self.wide, self.deep = nn.Linear(3, 1), nn.Linear(3, 1)

    def forward(self, features):
        return torch.sigmoid(self.wide(features) + self.deep(torch.tanh(features)))


def train(network, loss_of, truth, epochs=300):
    optimizer = torch.optim.Adam(network.parameters(), lr=0.02)
    for _ in range(epochs):
        optimizer.zero_grad()
        loss = loss_of(network(ROWS), truth)
        loss.backward()
        optimizer.step()
    print(f"loss {loss.item():.4f}")
    return network


def save(name, network, **options):
    torch.onnx.export(network.eval(), torch.zeros(2, 3), os.path.join(FOLDER, name + ".onnx"), opset_version=options.pop("opset", 17),
                      input_names=["features"], output_names=["score"], dynamic_axes={"features": {0: "rows"}, "score": {0: "rows"}}, **options)


def main():
    torch.manual_seed(1)
    torch.set_num_threads(1)
    yes = (SUMS > 1).float()[:, None]
    trained = train(Network(1, torch.sigmoid), nn.BCELoss(), yes)
    save("sigmoid", trained)
    save("sigmoid-opset9", trained, opset=9)
    save("no-bias", train(Network(1, torch.sigmoid, bias=False), nn.BCELoss(), yes))
    save("both-sides", train(Network(1, lambda sums: torch.cat([1 - torch.sigmoid(sums), torch.sigmoid(sums)], dim=1)),
                             lambda answers, truth: nn.functional.binary_cross_entropy(answers[:, 1:], truth), yes))
    classes = (SUMS > 0.7).long() + (SUMS > 1.3).long()
    save("softmax", train(Network(3, lambda sums: torch.softmax(sums, dim=1)), lambda answers, truth: nn.functional.nll_loss(answers.log(), truth), classes))
    save("number", train(Network(1, lambda sums: sums), nn.MSELoss(), 10 * SUMS[:, None], epochs=600))
    save("temperature", Network(1, lambda sums: torch.sigmoid(sums / 2.5)))
    save("clipped", Network(1, lambda sums: torch.sigmoid(sums).clamp(0.01, 0.99)))
    save("tanh", Network(1, torch.tanh))
    save("logits", Network(1, lambda sums: sums))
    save("log-softmax", Network(3, lambda sums: torch.log_softmax(sums, dim=1)))
    save("tied", Twice(), do_constant_folding=False)
    save("wide-and-deep", WideAndDeep())


main()
