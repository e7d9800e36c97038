// Runs checks one after another and prints what became of them as one line of JSON.
'use strict';
const assert = require('node:assert/strict');

const failures = [];
let passed = 0;

exports.check = async (name, body) => {
  try {
    await body();
    passed++;
  } catch (failure) {
    failures.push(`${name}: ${failure.message}`);
  }
};

exports.end = () => {
  console.log(JSON.stringify({ passed, failures }));
  process.exit(0);
};

exports.assert = assert;

// Rows of two numbers that FP32 holds, from a seed.
exports.rows = count => {
  let state = 12345;
  const next = () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return Math.fround((state / 2 ** 32) * 6 - 3);
  };
  return Array.from({ length: count }, () => [next(), next()]);
};

// The scores of ONNX Runtime for the same graph.
exports.reference = async (graph, rows) => {
  const ort = require('onnxruntime-node');
  const session = await ort.InferenceSession.create(graph);
  const feed = new ort.Tensor('float32', Float32Array.from(rows.flat()), [rows.length, 2]);
  return Array.from((await session.run({ features: feed })).score.data);
};
