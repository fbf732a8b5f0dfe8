import { describe, expect, test } from 'vitest';
import { foreignHost, sharesCredentials } from './origin.js';

const HOME = 'https://fhir.example/r5';

describe('credentials of the base URL', () => {
  const rows: [boolean, string][] = [
    [true, 'wss://fhir.example/ws'],
    [true, 'WSS://fhir.example:443/ws'],
    [false, 'ws://fhir.example/ws'],
    [false, 'wss://fhir.example:8443/ws'],
    [false, 'wss://push.fhir.example/ws'],
    [false, 'wss://fhir.example@evil.example/ws'],
    [false, 'not a URL'],
  ];
  test.for(rows)('%s for %s', ([shares, url]) => {
    expect(sharesCredentials(url, HOME)).toBe(shares);
  });
});

describe('URLs that the target names', () => {
  test('stay on the host, on another port as well', () => {
    expect(foreignHost('wss://fhir.example:8443/ws', HOME)).toBeUndefined();
  });

  test('may name the loopback interface differently', () => {
    expect(foreignHost('ws://localhost:8081/ws', 'http://127.0.0.1:8080/r5')).toBeUndefined();
    expect(foreignHost('ws://127.evil.example/ws', 'http://127.0.0.1:8080/r5')).toContain('127.evil.example');
  });

  test('need the option for another host, and the message names it', () => {
    const url = 'wss://push.example/ws';
    expect(foreignHost(url, HOME)).toContain('--allow-host push.example');
    expect(foreignHost(url, HOME, ['push.example'])).toBeUndefined();
  });

  test.for(['http://[', 'file:///etc/passwd', 'javascript:alert(1)'])('are never followed where they are %s', (url) => {
    expect(foreignHost(url, HOME, [''])).toContain(url);
  });
});
