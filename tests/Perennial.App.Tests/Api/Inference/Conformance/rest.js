// The Open Inference Protocol over HTTP, asked by a client that shares nothing with the server. Arguments: address, graph.
'use strict';
const Ajv = require('ajv');
const { check, end, assert, rows, reference } = require('./suite.js');
const [, , address, graph] = process.argv;

const ajv = new Ajv({ strict: false }).addSchema(require('./schemas.json'));
const must = (name, value) => {
  const validate = ajv.compile({ $ref: `oip#/components/schemas/${name}` });
  assert.ok(validate(value), `${JSON.stringify(value)} is no ${name}: ${ajv.errorsText(validate.errors)}`);
  return value;
};

const call = async (path, { method = 'GET', body, headers = {} } = {}) => {
  const response = await fetch(address + path, { method, body, headers });
  const bytes = Buffer.from(await response.arrayBuffer());
  const length = Number(response.headers.get('inference-header-content-length') ?? bytes.length);
  const text = bytes.subarray(0, length).toString();
  return { status: response.status, type: response.headers.get('content-type'), json: text ? JSON.parse(text) : undefined, blobs: bytes.subarray(length) };
};
const infer = (model, request, version = '') => call(`/v2/models/${model}${version && `/versions/${version}`}/infer`, {
  method: 'POST', headers: { 'content-type': 'application/json' }, body: typeof request === 'string' ? request : JSON.stringify(must('inference_request', request)),
});
const binary = (model, json, ...blobs) => {
  const head = Buffer.from(json === null ? '' : JSON.stringify(json));
  return call(`/v2/models/${model}/infer`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'inference-header-content-length': String(head.length) },
    body: Buffer.concat([head, ...blobs]),
  });
};
const ok = answer => {
  assert.equal(answer.status, 200, JSON.stringify(answer.json));
  return answer.json;
};
const inferred = answer => must('inference_response', ok(answer));
const output = (json, name) => json.outputs.find(one => one.name === name);
const refused = (answer, status = 400, words = '') => {
  assert.equal(answer.status, status, JSON.stringify(answer.json));
  must('inference_error_response', answer.json);
  assert.equal(typeof answer.json.error, 'string');
  assert.ok(answer.json.error.includes(words), answer.json.error);
};
const two = (datatype, data, shape = [1, 2]) => ({ inputs: [{ name: 'features', shape, datatype, data }] });
const parcel = (more = {}) => ({
  inputs: [{ name: 'distance', shape: [1], datatype: 'FP64', data: [1500] }, { name: 'carrier', shape: [1], datatype: 'BYTES', data: ['hare'] }], ...more,
});

(async () => {
  for (const path of ['/v2', '/v2/']) {
    await check(`server metadata at ${path}`, async () => {
      const told = must('metadata_server_response', ok(await call(path)));
      assert.ok(told.extensions.includes('binary_tensor_data'));
    });
  }
  await check('live', async () => assert.equal(ok(await call('/v2/health/live')).live, true));
  await check('ready', async () => assert.equal(ok(await call('/v2/health/ready')).ready, true));
  for (const model of ['parcels', 'sizes', 'hours', 'network', 'halves', 'letters']) {
    await check(`metadata of ${model}`, async () => {
      const told = must('metadata_model_response', ok(await call(`/v2/models/${model}`)));
      assert.equal(told.name, model);
      for (const version of told.versions) {
        must('metadata_model_response', ok(await call(`/v2/models/${model}/versions/${version}`)));
        assert.deepEqual(ok(await call(`/v2/models/${model}/versions/${version}/ready`)), { name: model, ready: true });
      }
    });
    await check(`what metadata of ${model} tells can be sent, and what it promises comes`, async () => {
      const told = ok(await call(`/v2/models/${model}`));
      if (told.versions.length === 0) {
        return refused(await infer(model, parcel()), 503, 'no champion');
      }
      for (const rowCount of [1, 3]) {
        const inputs = told.inputs.map(one => ({ name: one.name, datatype: one.datatype, shape: [rowCount], data: Array(rowCount).fill(one.datatype === 'BYTES' ? 'a' : 1) }));
        const json = inferred(await infer(model, { id: '42', inputs }));
        assert.equal(json.id, '42');
        assert.equal(json.model_name, model);
        assert.deepEqual(json.outputs.map(one => one.name), told.outputs.map(one => one.name));
        for (const [at, one] of json.outputs.entries()) {
          assert.equal(one.datatype, told.outputs[at].datatype);
          assert.deepEqual(one.shape, told.outputs[at].shape.map(length => (length === -1 ? rowCount : length)));
          assert.equal(one.data.length, one.shape.reduce((all, length) => all * length, 1));
        }
      }
    });
  }
  await check('without an id there is none in the answer', async () => assert.equal('id' in inferred(await infer('parcels', parcel())), false));
  await check('every version that metadata names answers', async () => {
    for (const version of ok(await call('/v2/models/parcels')).versions) {
      assert.equal(inferred(await infer('parcels', parcel(), version)).model_version, version);
    }
  });
  await check('requested outputs, and no others, in their order', async () => {
    const json = inferred(await infer('parcels', parcel({ outputs: [{ name: 'version' }, { name: 'score' }] })));
    assert.deepEqual(json.outputs.map(one => one.name), ['version', 'score']);
    refused(await infer('parcels', parcel({ outputs: [{ name: 'nothing' }] })), 400, 'no output');
  });
  await check('parameters are strings, numbers and booleans', async () => {
    inferred(await infer('parcels', parcel({ parameters: { a: 'b', c: 1.5, d: true, entity: 'd1', time: '2026-11-01T00:00:00Z' } })));
    refused(await infer('parcels', parcel({ parameters: { a: { b: 1 } } })));
    refused(await infer('parcels', parcel({ parameters: { time: 'yesterday-ish' } })));
    refused(await infer('parcels', parcel({ parameters: { entity: 7 } })));
  });
  for (const [datatype, bytes] of [['UINT8', 1], ['UINT16', 2], ['UINT32', 4], ['UINT64', 8], ['INT8', 1], ['INT16', 2], ['INT32', 4], ['INT64', 8], ['FP16', 2], ['FP32', 4], ['FP64', 8], ['BOOL', 1]]) {
    await check(`${datatype} in JSON and in bytes`, async () => {
      const truth = datatype === 'BOOL';
      const expected = truth ? 3.5 : 7.25;
      const data = truth ? [true, false] : [11, 0];
      assert.deepEqual(output(inferred(await infer('hours', two(datatype, data))), 'score').data, [expected]);
      assert.deepEqual(output(inferred(await infer('hours', two(datatype, [data]))), 'score').data, [expected]);
      const blob = Buffer.alloc(2 * bytes);
      if (datatype === 'FP16') {
        blob.writeUInt16LE(0x4980);
      } else if (datatype === 'FP32') {
        blob.writeFloatLE(11);
      } else if (datatype === 'FP64') {
        blob.writeDoubleLE(11);
      } else {
        blob.writeUInt8(truth ? 1 : 11);
      }
      const input = { name: 'features', shape: [1, 2], datatype, parameters: { binary_data_size: blob.length } };
      assert.deepEqual(output(ok(await binary('hours', { inputs: [input] }, blob)), 'score').data, [expected]);
      refused(await binary('hours', { inputs: [input] }, blob.subarray(1)), 400, 'left behind the JSON');
    });
  }
  await check('bytes come out where a parameter asks, and the one of an output wins', async () => {
    const request = two('FP64', [11, 0]);
    const answer = await infer('hours', { ...request, parameters: { binary_data_output: true }, outputs: [{ name: 'version', parameters: { binary_data: false } }, { name: 'score' }, { name: 'prediction_id' }] });
    const json = ok(answer);
    assert.equal(answer.type, 'application/octet-stream');
    assert.deepEqual(output(json, 'version').data, [1]);
    assert.equal(output(json, 'score').parameters.binary_data_size, 8);
    assert.equal('data' in output(json, 'score'), false);
    assert.equal(answer.blobs.readDoubleLE(0), 7.25);
    assert.equal(answer.blobs.readUInt32LE(8), answer.blobs.length - 12);
    assert.equal(output(json, 'prediction_id').parameters.binary_data_size, answer.blobs.length - 8);
  });
  await check('texts in bytes', async () => {
    const text = Buffer.concat([Buffer.from([5, 0, 0, 0]), Buffer.from('snail')]);
    const json = ok(await binary('parcels', {
      inputs: [{ name: 'carrier', shape: [1], datatype: 'BYTES', parameters: { binary_data_size: text.length } }, { name: 'distance', shape: [1], datatype: 'FP64', data: [1] }],
    }, text));
    assert.deepEqual(output(json, 'score').data, [0.6]);
  });
  await check('a body without JSON', async () => {
    const blob = Buffer.alloc(32);
    blob.writeDoubleLE(11, 16);
    const answer = await binary('hours', null, blob);
    ok(answer);
    assert.deepEqual([answer.blobs.readDoubleLE(0), answer.blobs.readDoubleLE(8)], [3.5, 7.25]);
    refused(await binary('hours', null, blob.subarray(1)));
    refused(await binary('parcels', null, blob), 400, 'says too little');
  });
  await check('the header says no more than there is', async () => {
    for (const said of ['9999', '-1', 'x']) {
      refused(await call('/v2/models/hours/infer', { method: 'POST', headers: { 'inference-header-content-length': said, 'content-type': 'application/octet-stream' }, body: '{}' }));
    }
  });
  // Where the specification contradicts itself or leaves open.
  await check('defect 1: ready says ready', async () => assert.deepEqual(ok(await call('/v2/health/ready')), { ready: true }));
  await check('defect 2: the specification\'s own example has fewer elements than its shape says', async () => {
    must('inference_request', two('BOOL', [true], [3]));
    refused(await infer('hours', two('BOOL', [true], [3])), 400, 'fewer elements');
  });
  await check('defect 3: model_name is always there', async () => assert.equal(inferred(await infer('parcels', parcel())).model_name, 'parcels'));
  await check('defect 4: BYTES in JSON are text in UTF-8, or base64 where a parameter says so', async () => {
    const request = parcel();
    request.inputs[0].data = [1];
    request.inputs[1].data = ['snail'];
    assert.deepEqual(output(inferred(await infer('parcels', request)), 'score').data, [0.6]);
    request.inputs[1].data = [Buffer.from('snail').toString('base64')];
    assert.deepEqual(output(inferred(await infer('parcels', request)), 'score').data, [0.3]);
    request.inputs[1].parameters = { content_type: 'base64' };
    assert.deepEqual(output(inferred(await infer('parcels', request)), 'score').data, [0.6]);
  });
  await check('defect 5: NaN is no JSON, null is a missing value, infinite is refused', async () => {
    refused(await infer('hours', '{"inputs": [{"name": "features", "shape": [1, 2], "datatype": "FP64", "data": [NaN, 1]}]}'));
    const missing = ok(await infer('hours', '{"inputs": [{"name": "features", "shape": [1, 2], "datatype": "FP64", "data": [null, 1]}]}'));
    const blob = Buffer.alloc(16);
    blob.writeDoubleLE(NaN);
    const input = { inputs: [{ name: 'features', shape: [1, 2], datatype: 'FP64', parameters: { binary_data_size: 16 } }] };
    assert.deepEqual(output(ok(await binary('hours', input, blob)), 'score').data, output(missing, 'score').data);
    blob.writeDoubleLE(Infinity);
    refused(await binary('hours', input, blob), 400, 'finite');
    refused(await infer('hours', '{"inputs": [{"name": "features", "shape": [1, 2], "datatype": "FP64", "data": [1e999, 1]}]}'));
  });
  await check('defect 6: whole numbers beyond 2^53 are read to the last digit before they become FP64', async () => {
    ok(await infer('hours', '{"inputs": [{"name": "features", "shape": [1, 2], "datatype": "INT64", "data": [9223372036854775807, -9223372036854775808]}]}'));
    refused(await infer('hours', '{"inputs": [{"name": "features", "shape": [1, 2], "datatype": "INT64", "data": [9223372036854775808, 0]}]}'));
  });
  await check('every refusal has the shape of an error', async () => {
    for (const [path, method, status] of [['/v2/nothing', 'GET', 404], ['/v2/models/nothing', 'GET', 404], ['/v2/models/parcels/versions/9', 'GET', 404], ['/v2/models/parcels/infer', 'GET', 405], ['/v2/models/parcels/versions/9/infer', 'POST', 404]]) {
      refused(await call(path, { method }), status);
    }
    refused(await infer('parcels', '{"inputs": ['), 400, 'JSON');
    refused(await call('/v2/models/parcels/infer', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{}' }), 415);
  });
  await check('scores are those of ONNX Runtime for Node', async () => {
    const asked = rows(200);
    const expected = await reference(graph, asked);
    const flat = Float32Array.from(asked.flat());
    const bits = numbers => Array.from(numbers, one => Math.fround(one));
    const json = output(inferred(await infer('network', two('FP32', Array.from(flat), [200, 2]))), 'score').data;
    const input = { name: 'features', shape: [200, 2], datatype: 'FP32', parameters: { binary_data_size: flat.byteLength } };
    const blob = output(ok(await binary('network', { inputs: [input] }, Buffer.from(flat.buffer))), 'score').data;
    const columns = output(inferred(await infer('network', { inputs: ['x', 'y'].map((name, at) => ({ name, shape: [200], datatype: 'FP32', data: asked.map(row => row[at]) })) })), 'score').data;
    assert.deepEqual(blob, json);
    assert.deepEqual(columns, json);
    const furthest = Math.max(...bits(json).map((one, at) => Math.abs(one - expected[at])));
    assert.ok(furthest <= 1.2e-7, `differ by ${furthest}`);
  });
  end();
})();
