import { describe, expect, test } from 'vitest';
import { endpointOptions } from './endpoint-options.js';
import { runOptions } from './run-options.js';
import { toldOptions } from './told-options.js';

describe('options of endpoints', () => {
  test('are none unless told', () => {
    expect(endpointOptions({})).toBeUndefined();
  });

  test('keep path and query of the address that the target is told', () => {
    const raw = { endpointPort: 8090, endpointUrl: 'https://tunnel.example/in/here?to=me', endpointHost: '0.0.0.0' };
    expect(endpointOptions(raw)).toEqual({ port: 8090, url: raw.endpointUrl, host: '0.0.0.0', tls: undefined });
  });

  test('name certificate and key', () => {
    const tls = { certFile: 'cert.pem', keyFile: 'key.pem' };
    expect(endpointOptions({ endpointCert: tls.certFile, endpointKey: tls.keyFile })).toMatchObject({ tls });
  });

  test.each([
    ['no URL', { endpointUrl: 'tunnel.example', endpointPort: 1 }, 'has to begin with http:// or https://'],
    ['a password', { endpointUrl: 'https://me:secret@a.example', endpointPort: 1 }, 'user name, password'],
    ['an address without a port that it leads to', { endpointUrl: 'https://a.example' }, '--endpoint-port 8090'],
    [
      'an address that leads to any port',
      { endpointUrl: 'https://a.example', endpointPort: 0 },
      '--endpoint-port 8090',
    ],
    ['a certificate without key', { endpointCert: 'cert.pem' }, 'without --endpoint-key'],
    ['a key without certificate', { endpointKey: 'key.pem' }, 'without --endpoint-cert'],
  ])('%s is refused', (_words, raw, message) => {
    expect(() => endpointOptions(raw)).toThrow(message);
  });

  test('are told in the report', () => {
    const raw = {
      endpointPort: 8090,
      endpointUrl: 'https://a.example/x?y',
      endpointCert: 'c.pem',
      endpointKey: 'k.pem',
    };
    expect(toldOptions(runOptions('http://localhost/r5', raw))).toMatchObject(raw);
  });
});
