import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { objectsAt, textAt } from '../../src/model/index.js';
import { cli } from '../cli/testing/process.js';
import { jsonIn, scratchFolder } from '../cli/testing/scratch.js';
import { authorizationServer } from './testing/authorization-server.js';
import { front } from './testing/front.js';
import { clientKeys } from './testing/keys.js';

/** What is left of a report when a run went well. */
async function verdictsIn(file: string): Promise<Set<string>> {
  const checks = objectsAt(await jsonIn(file), 'checks');
  return new Set(checks.map((check) => textAt(check, 'verdict') ?? ''));
}

describe('a run with a configuration file', () => {
  test('as a SMART backend service, whose tokens live shorter than the run', { timeout: 60_000 }, async () => {
    const { jwks, pem } = await clientKeys('ES384');
    const issuer = await authorizationServer({ jwks, lifeS: 2 });
    const target = await front({
      refuses: ({ headers, url = '' }) =>
        url.endsWith('/metadata') || issuer.isGood(headers.authorization?.slice(7)) ? undefined : 401,
      smart: { token_endpoint: issuer.tokenEndpoint, scopes_supported: ['system/*.cruds'] },
    });
    onTestFinished(() => Promise.all([issuer.close(), target.close()]).then(() => undefined));
    const cwd = await scratchFolder();
    await writeFile(join(cwd, 'key.pem'), pem);
    const smart = { clientId: 'client-1', privateKeyFile: 'key.pem', keyId: 'key-1', scope: 'system/*.cruds' };
    const config = {
      baseUrl: target.baseUrl,
      auth: { smart },
      // Rest-hooks come from the server itself, and name it by an address that the gateway does not have.
      skip: ['rest-hook', 'negotiation'],
      reporter: 'json=report.json',
      transcript: 'transcripts',
    };
    await writeFile(join(cwd, 'fhir-handshake.config.json'), JSON.stringify(config));

    const { exitCode, stderr } = await cli(['run'], { cwd });
    expect(stderr).toBe('');
    expect([...(await verdictsIn(join(cwd, 'report.json')))].sort()).toEqual(['pass', 'skip']);
    expect(exitCode).toBe(0);
    expect(issuer.issued.length).toBeGreaterThanOrEqual(2);
    expect(await jsonIn(join(cwd, 'report.json'))).toMatchObject({ run: { options: { smart: true } } });
    expect(target.reference.resources()).toBe(0);

    const again = await cli(['judge', 'transcripts', '--reporter', 'json=again.json'], { cwd });
    expect(again).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await jsonIn(join(cwd, 'again.json'))).toEqual(await jsonIn(join(cwd, 'report.json')));
  });

  test('by a command that is run again when its token is refused', { timeout: 60_000 }, async () => {
    const issuer = await authorizationServer({ secret: 'any', saysLife: false });
    let letIn = 0;
    const target = await front({
      refuses: ({ headers }) => {
        if (!issuer.isGood(headers.authorization?.slice(7))) return 401;
        letIn += 1;
        if (letIn % 40 === 0) issuer.revoke();
        return undefined;
      },
    });
    onTestFinished(() => Promise.all([issuer.close(), target.close()]).then(() => undefined));
    const cwd = await scratchFolder();
    const script =
      `const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: 'client-1', client_secret: 'any' });\n` +
      `const answer = await fetch('${issuer.tokenEndpoint}', { method: 'POST', body: form });\n` +
      `console.log((await answer.json()).access_token);\n`;
    await writeFile(join(cwd, 'token.mjs'), script);
    const words = [
      'run',
      target.baseUrl,
      '--token-command',
      `"${process.execPath}" token.mjs`,
      '--only',
      'status',
      '--reporter',
      'json=report.json',
    ];
    expect(await cli(words, { cwd })).toMatchObject({ exitCode: 0, stderr: '' });
    expect([...(await verdictsIn(join(cwd, 'report.json')))].sort()).toEqual(['pass']);
    expect(issuer.issued.length).toBeGreaterThanOrEqual(2);
    expect(target.reference.resources()).toBe(0);
  });

  test('is not begun where the token endpoint refuses, with nothing secret on standard error', async () => {
    const issuer = await authorizationServer({ secret: 'right' });
    const target = await front({});
    onTestFinished(() => Promise.all([issuer.close(), target.close()]).then(() => undefined));
    const cwd = await scratchFolder();
    const clientCredentials = {
      tokenEndpoint: issuer.tokenEndpoint,
      clientId: 'client-1',
      clientSecret: 'wr0ng-s3cret',
    };
    await writeFile(
      join(cwd, 'fhir-handshake.config.json'),
      JSON.stringify({ baseUrl: target.baseUrl, auth: { clientCredentials } }),
    );
    const { exitCode, stderr } = await cli(['run'], { cwd });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('answered 401 invalid_client ("unknown client client-1 with redacted-credential-1")');
    expect(stderr).not.toContain('wr0ng');
    expect(target.seen).toEqual([]);
  });
});

describe('credentials that do not fit together: exit code 2', () => {
  test.each([
    [
      'two ways',
      { token: 'abcd', auth: { basic: { user: 'a', password: 'bcde' } } },
      '"token" and "basic" are two ways',
    ],
    [
      'a client without proof',
      { auth: { smart: { clientId: 'a', scope: 'b' } } },
      '"auth.smart" has nothing that shows who the client is',
    ],
    [
      'a client with two',
      { auth: { smart: { clientId: 'a', scope: 'b', clientSecret: 'c', privateKey: 'd' } } },
      '"clientSecret" and "privateKey"',
    ],
    [
      'a key that is none',
      { auth: { smart: { clientId: 'a', scope: 'b', privateKey: 'dddd' } } },
      '"auth.smart.privateKey" holds no private key',
    ],
    [
      'a key that is not there',
      { auth: { smart: { clientId: 'a', scope: 'b', privateKeyFile: 'gone' } } },
      '"auth.smart.privateKeyFile" gone cannot be read',
    ],
    [
      'two ways of a second identity',
      { otherToken: 'abcd', auth: { other: { basic: { user: 'a', password: 'bcde' } } } },
      '"auth.other.token" and "auth.other.basic" are two ways',
    ],
    ['a second identity of the second', { auth: { other: { other: {} } } }, 'in "auth.other", "other" is unknown'],
    ['a certificate without key', { clientCert: 'a.pem' }, '--client-cert does nothing without --client-key'],
    ['a user without password', { auth: { basic: { user: 'a' } } }, 'in "auth.basic", "password" is absent'],
    [
      'a place that is none',
      { auth: { clientCredentials: { tokenEndpoint: 'x', clientId: 'a', clientSecret: 'b' } } },
      '"auth.clientCredentials.tokenEndpoint" is no absolute',
    ],
  ])('%s', async (_words, config, message) => {
    const cwd = await scratchFolder();
    await writeFile(
      join(cwd, 'fhir-handshake.config.json'),
      JSON.stringify({ baseUrl: 'http://127.0.0.1:1', ...config }),
    );
    const { exitCode, stderr } = await cli(['run'], { cwd });
    expect([exitCode, stderr.includes(message) ? message : stderr]).toEqual([2, message]);
  });

  test('a token on the command line takes the place of what the file has', async () => {
    const cwd = await scratchFolder();
    const config = { baseUrl: 'http://127.0.0.1:1', auth: { basic: { user: 'a', password: 'bcde' } } };
    await writeFile(join(cwd, 'fhir-handshake.config.json'), JSON.stringify(config));
    const { stdout, exitCode } = await cli(['run', '--print-config', '--token', 'abcd'], { cwd });
    expect(exitCode).toBe(0);
    expect(stdout).toContain('token: "***" # command line');
    expect(stdout).not.toContain('basic');
  });
});
