// CloudEvents as their own SDK for JavaScript writes and reads them. Arguments: address, a file with a notification as it came: {"headers", "body"}.
'use strict';
const { readFileSync } = require('node:fs');
const { CloudEvent, HTTP } = require('cloudevents');
const { check, end, assert } = require('./suite.js');
const [, , address, notification] = process.argv;

const events = `${address}/v1/models/parcels/events`;
const asked = { inputs: [{ name: 'distance', shape: [1], datatype: 'FP64', data: [1200] }, { name: 'carrier', shape: [1], datatype: 'BYTES', data: ['hare'] }] };
const answered = { outputs: [{ name: 'score', shape: [1], datatype: 'FP64', data: [0.75] }] };
const event = (id, side, data, more = {}) => new CloudEvent({ id, source: 'http://localhost:9081/', type: `org.kubeflow.serving.inference.${side}`, datacontenttype: 'application/json', data, ...more });
const post = async ({ headers, body }) => {
  const response = await fetch(events, { method: 'POST', headers, body });
  return { status: response.status, json: await response.json() };
};
const taken = async (message, waiting, accepted) => {
  const { status, json } = await post(message);
  assert.equal(status, 202, JSON.stringify(json));
  assert.deepEqual([json.waiting, json.accepted, json.refused], [waiting, accepted, []]);
};
const together = list => ({ headers: { 'content-type': 'application/cloudevents-batch+json; charset=utf-8' }, body: JSON.stringify(list) });

(async () => {
  for (const [name, written] of [['binary', HTTP.binary], ['structured', HTTP.structured]]) {
    await check(`a request and its response, ${name}`, async () => {
      await taken(written(event(`${name}-1`, 'request', asked)), 1, 0);
      await taken(written(event(`${name}-1`, 'response', answered)), 0, 1);
    });
    await check(`the response first, ${name}`, async () => {
      await taken(written(event(`${name}-2`, 'response', answered)), 1, 0);
      await taken(written(event(`${name}-2`, 'request', asked, { time: '2026-11-20T10:00:00.5Z', subject: 'a', partition: '7', datacontenttype: 'application/json; charset=utf-8' })), 0, 1);
    });
    await check(`again it is known, ${name}`, async () => {
      const { status, json } = await post(written(event(`${name}-1`, 'request', asked)));
      assert.deepEqual([status, json.repeated], [202, 1]);
    });
    await check(`letters beyond ASCII, ${name}`, async () => {
      await taken(written(event(`${name}-3`, 'request', { ...asked, parameters: { entity: 'Zürich 東京' } })), 1, 0);
      await taken(written(event(`${name}-3`, 'response', answered)), 0, 1);
    });
    await check(`data in base64, ${name}`, async () => {
      await taken(written(event(`${name}-4`, 'request', new Uint8Array(Buffer.from(JSON.stringify(asked))))), 1, 0);
      await taken(written(event(`${name}-4`, 'response', answered)), 0, 1);
    });
    await check(`a refusal says why, ${name}`, async () => {
      const { status, json } = await post(written(event(`${name}-5`, 'rumour', {})));
      assert.equal(status, 400);
      assert.ok(json.error.length > 10 && json.refused[0].id === `${name}-5`, JSON.stringify(json));
    });
  }
  await check('a batch', () => taken(together([event('batch-1', 'request', asked), event('batch-1', 'response', answered), event('batch-2', 'request', asked)]), 1, 1));
  const { headers, body } = JSON.parse(readFileSync(notification));
  await check('a notification is an event', () => {
    assert.ok(HTTP.isEvent({ headers, body }));
    const told = HTTP.toEvent({ headers, body });
    assert.ok(told.validate());
    assert.equal(told.specversion, '1.0');
    assert.equal(told.type, 'perennial.promotion');
    assert.equal(told.data.model, 'parcels');
    assert.ok(!Number.isNaN(Date.parse(told.time)));
  });
  await check('what the SDK writes of a notification says the same', () => {
    const told = HTTP.toEvent({ headers, body });
    const again = HTTP.toEvent(HTTP.binary(told));
    assert.deepEqual([again.id, again.source, again.type, again.subject, again.data], [told.id, told.source, told.type, told.subject, told.data]);
  });
  end();
})();
