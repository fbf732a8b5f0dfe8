import { describe, expect, test } from 'vitest';
import { releaseOf } from '../../fhir/index.js';
import { DEFAULT_LIMITS } from '../../model/index.js';
import { openTranscripts } from '../../transcript/index.js';
import type { WalkOptions } from '../walk-options.js';
import { endpointUrl, ownAddress, unreachableReason, type EndpointWish } from './address.js';

function options(baseUrl: string, endpoint?: EndpointWish): WalkOptions {
  const transcripts = openTranscripts({ startedAtMonotonic: 0 });
  return {
    baseUrl,
    endpoint,
    startedAtMonotonic: 0,
    release: 'R5',
    fhir: releaseOf,
    limits: DEFAULT_LIMITS,
    runId: 'run-1',
    tool: { name: 'fhir-handshake', version: '0.0.0' },
    scenarios: [],
    openRecorder: (header) => transcripts.recorder(header),
  };
}

describe('whether a target can reach an endpoint', () => {
  test.each<[string, string, EndpointWish | undefined, boolean]>([
    ['one on this machine', 'http://127.0.0.1:8080/r5', undefined, true],
    ['one on this machine by name', 'http://localhost/r5', undefined, true],
    ['one on this machine by IPv6', 'http://[::1]:8080/r5', undefined, true],
    ['one elsewhere', 'https://fhir.example.org/r5', undefined, false],
    ['one elsewhere, whatever the port', 'https://fhir.example.org/r5', { port: 8090 }, false],
    ['one elsewhere that is told an address', 'https://fhir.example.org/r5', { url: 'https://t.example' }, true],
    ['one in the same network', 'http://10.1.2.3/r5', { host: '10.1.2.4' }, true],
    ['one elsewhere, with all addresses listened on', 'http://10.1.2.3/r5', { host: '0.0.0.0' }, false],
  ])('%s', (_words, baseUrl, endpoint, reachable) => {
    const reason = unreachableReason(options(baseUrl, endpoint));
    if (reachable) expect(reason).toBeUndefined();
    else expect(reason).toMatch(/--endpoint-url.*--endpoint-port/);
  });
});

test.each<[EndpointWish, string]>([
  [{}, 'http://127.0.0.1:8090'],
  [{ host: '0.0.0.0' }, 'http://127.0.0.1:8090'],
  [{ host: '10.1.2.4', tls: { cert: '', key: '' } }, 'https://10.1.2.4:8090'],
  [{ host: 'fd00::1' }, 'http://[fd00::1]:8090'],
])('%j is at %s', (wish, expected) => {
  expect(ownAddress(wish, 8090)).toBe(expected);
});

test.each([
  ['http://127.0.0.1:1', undefined, 'http://127.0.0.1:1/hook/x'],
  ['https://t.example/in/', undefined, 'https://t.example/in/hook/x'],
  ['https://t.example/in?to=a%20b', undefined, 'https://t.example/in/hook/x?to=a%20b'],
  ['https://t.example/in?to=me', 'key=1', 'https://t.example/in/hook/x?key=1&to=me'],
])('an endpoint below %s with query %s', (base, query, expected) => {
  expect(endpointUrl(base, 'hook/x', query)).toBe(expected);
});
