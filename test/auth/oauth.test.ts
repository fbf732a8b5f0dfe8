import { afterEach, describe, expect, test } from 'vitest';
import { signingKey, type OAuthClient, type TokenWish } from '../../src/drive/index.js';
import { entriesOf, told, type Told } from '../../src/drive/testing/told.js';
import { answeredExchanges, type Subscriber } from '../../src/model/index.js';
import { authorizationServer, type AuthorizationServer, type Behaviour } from './testing/authorization-server.js';
import { front, type Front } from './testing/front.js';
import { clientKeys } from './testing/keys.js';

let issuer: AuthorizationServer;
let target: Front;

afterEach(async () => {
  await Promise.all([issuer.close(), target.close()]);
});

/** A target that lets in whoever shows a token of the issuer that lives. */
async function guarded(behaviour: Partial<Behaviour>): Promise<void> {
  issuer = await authorizationServer(behaviour);
  target = await front({
    refuses: ({ headers }) => (issuer.isGood(/^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1]) ? undefined : 401),
    smart: {
      token_endpoint: issuer.tokenEndpoint,
      grant_types_supported: ['client_credentials'],
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
      token_endpoint_auth_signing_alg_values_supported: ['RS384', 'ES384'],
    },
  });
}

function secret(value: string, sentIn: 'header' | 'body' = 'header', more: Partial<OAuthClient> = {}): TokenWish {
  const client = { clientId: 'client-1', proof: { kind: 'secret', secret: value, sentIn }, ...more } as const;
  return { kind: 'client-credentials', tokenEndpoint: issuer.tokenEndpoint, client };
}

function ask(subscriber: Subscriber, purpose = 'x'): Promise<{ readonly status?: number | undefined }> {
  return subscriber.request({ purpose, method: 'GET', path: 'Patient' });
}

function asked(auth: TokenWish, headers?: Record<string, string>): Promise<Told> {
  return told(target.baseUrl, async (subscriber) => void (await ask(subscriber)), { auth, headers });
}

function statuses(result: Told): number[] {
  return entriesOf(result, 'http-response').map(({ status }) => status);
}

describe('a client shows who it is', () => {
  test.each(['header', 'body'] as const)('by its secret in the %s', async (sentIn) => {
    await guarded({ clientId: 'a:b c', secret: 'p4ss/+:=%&é' });
    const result = await asked(
      secret('p4ss/+:=%&é', sentIn, { clientId: 'a:b c', scope: 'system/*.rs', parameters: { audience: 'x' } }),
    );
    expect(statuses(result)).toEqual([200]);
    expect(issuer.requests).toMatchObject([{ scope: 'system/*.rs', audience: 'x' }]);
    expect(JSON.stringify(result.transcript)).toContain('redacted-access-token-1');
    expect(JSON.stringify(result.transcript)).not.toContain(issuer.issued[0]);
  });

  test.each([
    ['RS384', 'pem'],
    ['ES384', 'pem'],
    ['RS384', 'jwk'],
    ['ES384', 'jwk'],
  ] as const)('by an assertion signed with %s, key as %s, at the place that SMART names', async (algorithm, form) => {
    const { jwks, pem, jwk } = await clientKeys(algorithm);
    await guarded({ jwks });
    const text = form === 'pem' ? pem : JSON.stringify(jwk);
    const key = signingKey({ text, keyId: form === 'pem' ? 'key-1' : undefined, named: 'auth.smart.privateKey' });
    const client: OAuthClient = { clientId: 'client-1', proof: { kind: 'key', key }, scope: 'system/*.rs' };
    expect(statuses(await asked({ kind: 'smart', client }))).toEqual([200]);
    expect(target.seen[0]).toMatchObject({ what: 'GET /r5/.well-known/smart-configuration' });
    expect(target.seen[0]?.headers).not.toHaveProperty('authorization');
  });

  test('and shows it to nobody else: neither headers of the target to the token endpoint, nor the secret to the target', async () => {
    await guarded({ secret: 'secret-of-the-client' });
    await asked(secret('secret-of-the-client'), { 'X-Api-Key': 'key-of-the-target' });
    expect(JSON.stringify(issuer.requests)).not.toContain('key-of-the-target');
    expect(JSON.stringify(target.seen)).not.toContain('secret-of-the-client');
    expect(target.seen[0]?.headers).toMatchObject({ 'x-api-key': 'key-of-the-target' });
  });
});

describe('where there is no token nothing is begun, and it is said why', () => {
  const secretBehaviour = { secret: 'secret-of-the-client' };

  test.each<[string, Partial<Behaviour>, RegExp]>([
    ['a wrong secret', { secret: 'another' }, /answered 401 invalid_client .*Check the client id/],
    ['a page of a login', { instead: { status: 200, body: ['<html>'] } }, /answered 200 without an "access_token"/],
    [
      'a redirect',
      { instead: { status: 302, body: {}, headers: { location: 'http://127.0.0.1:1/' } } },
      /answered 302\./,
    ],
    [
      'a scope',
      { instead: { status: 400, body: { error: 'invalid_scope' } } },
      /answered 400 invalid_scope\. Ask for another "scope"/,
    ],
    [
      'tokens of another type',
      { instead: { status: 200, body: { access_token: 'a', token_type: 'DPoP' } } },
      /tokens of type "DPoP"/,
    ],
    [
      'a token that is no header',
      { instead: { status: 200, body: { access_token: 'a\r\nX: y' } } },
      /without an "access_token" that/,
    ],
    ['a server that fails', { instead: { status: 503, body: {} } }, /answered 503\. Check that server/],
    ['a server that hangs', { delayMs: 2_000 }, /No answer from http.*TimeoutError/],
  ])('%s', async (_words, behaviour, message) => {
    await guarded({ ...secretBehaviour, ...behaviour });
    await expect(asked(secret('secret-of-the-client'))).rejects.toThrow(message);
    expect(target.seen).toEqual([]);
  });

  test('nobody at the token endpoint', async () => {
    await guarded({});
    await issuer.close();
    await expect(asked(secret('secret-of-the-client'))).rejects.toThrow(/No answer from .*ECONNREFUSED/);
  });

  test('no SMART configuration, one without a place, and one that would send secrets in clear text', async () => {
    issuer = await authorizationServer({});
    const proof = { kind: 'secret', secret: 'secret-of-the-client', sentIn: 'header' } as const;
    const auth = { kind: 'smart', client: { clientId: 'client-1', proof } } as const;
    for (const [smart, message] of [
      [undefined, /smart-configuration answered 404.*"clientCredentials" in place of "smart"/],
      [{ issuer: 'x' }, /answered 200 without a "token_endpoint"/],
      [{ token_endpoint: 'ftp://127.0.0.1/token' }, /to which no credentials are sent/],
    ] as const) {
      await target?.close();
      target = await front({ smart });
      await expect(asked(auth)).rejects.toThrow(message);
    }
  });

  test('a doubt of the SMART configuration is told with a refusal, and hinders nothing', async () => {
    await guarded({ secret: 'secret-of-the-client' });
    const proof = { kind: 'secret', secret: 'secret-of-the-client', sentIn: 'header' } as const;
    const auth = { kind: 'smart', client: { clientId: 'client-1', proof } } as const;
    expect(statuses(await asked(auth))).toEqual([200]);
    issuer.become({ secret: 'another' });
    await expect(asked(auth)).rejects.toThrow(
      /Note: token_endpoint_auth_methods_supported .* has private_key_jwt, not client_secret_basic/,
    );
  });
});

describe('a token is renewed', () => {
  test('before it expires, by one request for all who ask', async () => {
    await guarded({ secret: 's3cr3t-of-it', lifeS: 1 });
    const answered: (number | undefined)[] = [];
    const result = await told(
      target.baseUrl,
      async (subscriber) => {
        const until = subscriber.now() + 2_500;
        while (subscriber.now() < until) {
          const answers = await Promise.all([1, 2, 3].map(() => ask(subscriber)));
          answered.push(...answers.map(({ status }) => status));
          await subscriber.pause('a moment', 20);
        }
      },
      { auth: secret('s3cr3t-of-it') },
    );
    expect(new Set(answered)).toEqual(new Set([200]));
    expect(issuer.issued.length).toBeGreaterThanOrEqual(3);
    expect(issuer.issued.length).toBeLessThanOrEqual(5);
    for (const token of issuer.issued) expect(JSON.stringify(result.transcript)).not.toContain(token);
  });

  test('after a 401, where nobody said how long it lives; what was asked is asked again, and only that counts', async () => {
    await guarded({ secret: 's3cr3t-of-it', saysLife: false });
    const result = await told(
      target.baseUrl,
      async (subscriber) => {
        expect((await ask(subscriber)).status).toBe(200);
        for (const time of ['first', 'second']) {
          issuer.revoke();
          const answers = await Promise.all([1, 2, 3].map(() => ask(subscriber, time)));
          expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
        }
      },
      { auth: secret('s3cr3t-of-it') },
    );
    expect(issuer.issued).toHaveLength(3);
    const repeated = entriesOf(result, 'mark').flatMap(({ mark }) =>
      mark.name === 'asked-again' ? [mark.exchange] : [],
    );
    expect(repeated).toHaveLength(6);
    expect(statuses(result).filter((status) => status === 401)).toHaveLength(6);
    const counted = answeredExchanges(result.transcript.entries);
    expect(counted.map(({ status }) => status)).toEqual(Array.from({ length: 7 }, () => 200));
    expect(result.notes).toEqual([]);
  });

  test('but not for a 401 while it should still live: that is the target’s own', async () => {
    await guarded({ secret: 's3cr3t-of-it' });
    const refusing = await front({ refuses: () => 401 });
    const result = await told(refusing.baseUrl, async (subscriber) => void (await ask(subscriber)), {
      auth: secret('s3cr3t-of-it'),
    });
    await refusing.close();
    expect([issuer.issued.length, statuses(result)]).toEqual([1, [401]]);
    expect(result.notes.join()).toContain('401 to 1 request');
  });

  test('and not on and on, where a renewed one is refused as well', async () => {
    await guarded({ secret: 's3cr3t-of-it', saysLife: false });
    const refusing = await front({ refuses: () => 401 });
    const story = async (subscriber: Subscriber) => {
      for (let time = 0; time < 5; time++) await ask(subscriber);
    };
    const result = await told(refusing.baseUrl, story, { auth: secret('s3cr3t-of-it') });
    await refusing.close();
    expect(issuer.issued.length).toBeLessThanOrEqual(3);
    expect(statuses(result).length).toBeLessThanOrEqual(7);
  });

  test('and where it cannot be, the story ends there: that says nothing about the target', async () => {
    await guarded({ secret: 's3cr3t-of-it', lifeS: 0.3 });
    const result = await told(
      target.baseUrl,
      async (subscriber) => {
        await ask(subscriber);
        issuer.become({ secret: 'another-s3cr3t' });
        await subscriber.pause('the end of the token', 400);
        await ask(subscriber);
      },
      { auth: secret('s3cr3t-of-it') },
    );
    expect(result.transcript.footer).toMatchObject({ outcome: 'stopped' });
    expect(result.transcript.footer?.reason).toContain('the access token could not be renewed. The token endpoint');
    // The server repeats the secret that it was shown.
    expect(JSON.stringify(result.transcript)).not.toContain('s3cr3t-of-it');
    expect(statuses(result)).toEqual([200]);
  });
});
