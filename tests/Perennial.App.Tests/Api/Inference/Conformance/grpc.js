// The Open Inference Protocol over gRPC, asked by a client that shares nothing with the server. Arguments: address, graph, proto.
'use strict';
const grpc = require('@grpc/grpc-js');
const loader = require('@grpc/proto-loader');
const { check, end, assert, rows, reference } = require('./suite.js');
const [, , address, graph, proto] = process.argv;

const inference = grpc.loadPackageDefinition(loader.loadSync(proto, { keepCase: true, longs: String, defaults: true, oneofs: true })).inference;
const client = new inference.GRPCInferenceService(address, grpc.credentials.createInsecure());
const call = (method, request = {}) => new Promise((resolve, reject) =>
  client[method](request, { deadline: Date.now() + 60000 }, (failure, answer) => (failure ? reject(failure) : resolve(answer))));
const refused = async (code, request, words = '', method = 'ModelInfer') => {
  const failure = await call(method, request).then(() => assert.fail('was answered'), failed => failed);
  assert.equal(failure.code, code, failure.message);
  assert.ok(failure.details.includes(words), failure.details);
};
const output = (answer, name) => answer.outputs.find(one => one.name === name);
const input = (name, datatype, shape, contents) => ({ name, datatype, shape, contents });
const parcel = (more = {}) => ({
  model_name: 'parcels', inputs: [input('distance', 'FP64', [1], { fp64_contents: [1500] }), input('carrier', 'BYTES', [1], { bytes_contents: [Buffer.from('hare')] })], ...more,
});
const hours = (datatype, contents, more = {}) => ({ model_name: 'hours', inputs: [input('features', datatype, [1, 2], contents)], ...more });

(async () => {
  await check('live', async () => assert.equal((await call('ServerLive')).live, true));
  await check('ready', async () => assert.equal((await call('ServerReady')).ready, true));
  await check('server metadata', async () => assert.ok((await call('ServerMetadata')).extensions.includes('binary_tensor_data')));
  await check('model ready', async () => {
    assert.equal((await call('ModelReady', { name: 'parcels' })).ready, true);
    assert.equal((await call('ModelReady', { name: 'parcels', version: '1' })).ready, true);
    assert.equal((await call('ModelReady', { name: 'letters' })).ready, false);
    await refused(grpc.status.NOT_FOUND, { name: 'nothing' }, 'no model', 'ModelReady');
  });
  for (const model of ['parcels', 'sizes', 'hours', 'network', 'halves']) {
    await check(`what metadata of ${model} tells can be sent, and what it promises comes`, async () => {
      const told = await call('ModelMetadata', { name: model });
      const inputs = told.inputs.map(one => input(one.name, one.datatype, [2], one.datatype === 'BYTES' ? { bytes_contents: [Buffer.from('a'), Buffer.from('b')] } : { fp64_contents: [1, 2] }));
      const answer = await call('ModelInfer', { model_name: model, id: '42', inputs });
      assert.deepEqual([answer.model_name, answer.id], [model, '42']);
      assert.deepEqual(answer.outputs.map(one => [one.name, one.datatype, one.shape]), told.outputs.map(one => [one.name, one.datatype, one.shape.map(length => (length === '-1' ? '2' : length))]));
      assert.equal(answer.raw_output_contents.length, 0);
    });
  }
  const kinds = [
    ['BOOL', { bool_contents: [true, false] }], ['INT8', { int_contents: [11, 0] }], ['INT16', { int_contents: [11, 0] }], ['INT32', { int_contents: [11, 0] }], ['INT64', { int64_contents: ['11', '0'] }],
    ['UINT8', { uint_contents: [11, 0] }], ['UINT16', { uint_contents: [11, 0] }], ['UINT32', { uint_contents: [11, 0] }], ['UINT64', { uint64_contents: ['11', '0'] }],
    ['FP32', { fp32_contents: [11, 0] }], ['FP64', { fp64_contents: [11, 0] }],
  ];
  for (const [datatype, contents] of kinds) {
    await check(`${datatype} in its field`, async () => {
      assert.deepEqual(output(await call('ModelInfer', hours(datatype, contents)), 'score').contents.fp64_contents, [datatype === 'BOOL' ? 3.5 : 7.25]);
      await refused(grpc.status.INVALID_ARGUMENT, hours(datatype === 'FP64' ? 'FP32' : 'FP64', contents), 'elements in the field');
    });
  }
  for (const [datatype, hex] of [['FP16', '80490000'], ['BF16', '30410000'], ['FP32', '0000304100000000'], ['INT64', '0b000000000000000000000000000000']]) {
    await check(`${datatype} as bytes`, async () => {
      const answer = await call('ModelInfer', hours(datatype, undefined, { raw_input_contents: [Buffer.from(hex, 'hex')], outputs: [{ name: 'score' }] }));
      assert.equal(answer.raw_output_contents[0].readDoubleLE(0), 7.25);
      assert.equal(answer.outputs[0].contents, null);
    });
  }
  await check('bytes and contents are not mixed', async () => {
    await refused(grpc.status.INVALID_ARGUMENT, hours('FP64', { fp64_contents: [11, 0] }, { raw_input_contents: [Buffer.alloc(16)] }), 'Send one of them');
    await refused(grpc.status.INVALID_ARGUMENT, parcel({ raw_input_contents: [Buffer.alloc(8)] }), '2 inputs and 1');
    await refused(grpc.status.INVALID_ARGUMENT, hours('FP16', { fp32_contents: [11, 0] }), 'raw_input_contents');
    await refused(grpc.status.INVALID_ARGUMENT, hours('FP64', undefined, { raw_input_contents: [Buffer.alloc(15)] }), '15 bytes');
  });
  await check('a parameter asks for bytes', async () => {
    const answer = await call('ModelInfer', hours('FP64', { fp64_contents: [11, 0] }, { parameters: { binary_data_output: { bool_param: true } } }));
    assert.equal(answer.raw_output_contents.length, 3);
  });
  await check('parameters of every kind', async () => {
    const parameters = { a: { bool_param: true }, b: { int64_param: '1' }, entity: { string_param: 'd1' }, d: { double_param: 1.5 }, e: { uint64_param: '2' } };
    assert.equal((await call('ModelInfer', parcel({ parameters }))).parameters.logged.string_param, 'durable');
    await refused(grpc.status.INVALID_ARGUMENT, parcel({ parameters: { entity: { int64_param: '1' } } }), 'a string');
  });
  await check('versions', async () => {
    assert.equal((await call('ModelInfer', parcel())).model_version, '2');
    assert.equal((await call('ModelInfer', parcel({ model_version: '1' }))).model_version, '1');
    await refused(grpc.status.NOT_FOUND, parcel({ model_version: '9' }), 'does not answer');
    await refused(grpc.status.NOT_FOUND, parcel({ model_name: 'nothing' }), 'no model');
    await refused(grpc.status.UNAVAILABLE, { ...parcel(), model_name: 'letters' }, 'no champion');
  });
  await check('inputs and outputs that are not there', async () => {
    await refused(grpc.status.INVALID_ARGUMENT, { model_name: 'parcels' }, "'distance' is missing");
    await refused(grpc.status.INVALID_ARGUMENT, parcel({ outputs: [{ name: 'nothing' }] }), 'no output');
    await refused(grpc.status.INVALID_ARGUMENT, hours('FP63', {}), 'There are: BOOL');
  });
  await check('scores are those of ONNX Runtime for Node', async () => {
    const asked = rows(200);
    const expected = await reference(graph, asked);
    const flat = Float32Array.from(asked.flat());
    const answer = await call('ModelInfer', {
      model_name: 'network', inputs: [{ name: 'features', datatype: 'FP32', shape: [200, 2] }], raw_input_contents: [Buffer.from(flat.buffer)], outputs: [{ name: 'score' }],
    });
    const bytes = answer.raw_output_contents[0];
    const furthest = Math.max(...expected.map((one, at) => Math.abs(Math.fround(bytes.readDoubleLE(8 * at)) - one)));
    assert.ok(furthest <= 1.2e-7, `differ by ${furthest}`);
  });
  end();
})();
