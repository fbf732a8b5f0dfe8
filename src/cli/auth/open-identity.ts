import {
  signingKey,
  type ClientCertificate,
  type IdentityWish,
  type OAuthClient,
  type TokenWish,
} from '../../drive/index.js';
import { isObject, textAt, usageTrouble, type JsonObject } from '../../model/index.js';
import { textFile } from '../text-file.js';
import type { IdentityOptions } from './auth-options.js';
import { commandToken } from './token-command.js';

/** One identity with the files that it names read. Throws a Trouble for what cannot be used. `prefix`: where it is configured. */
export async function openIdentity(options: IdentityOptions, prefix = 'auth'): Promise<IdentityWish> {
  return {
    auth: await tokenWish(options, prefix),
    headers: options.headers,
    certificate: await certificateOf(options, prefix),
  };
}

async function tokenWish(options: IdentityOptions, prefix: string): Promise<TokenWish | undefined> {
  const { token, tokenCommand, basic, clientCredentials, smart } = options;
  if (token !== undefined) return { kind: 'bearer', token };
  const named = prefix === 'auth' ? '--token-command' : `"${prefix}.tokenCommand"`;
  if (tokenCommand !== undefined)
    return { kind: 'command', fetch: (signal) => commandToken(tokenCommand, signal, named) };
  if (basic !== undefined) return { kind: 'basic', user: needed(basic, 'user'), password: needed(basic, 'password') };
  if (smart !== undefined) return { kind: 'smart', client: await clientOf(smart, `${prefix}.smart`) };
  if (clientCredentials === undefined) return undefined;
  const client = await clientOf(clientCredentials, `${prefix}.clientCredentials`);
  return { kind: 'client-credentials', tokenEndpoint: endpointOf(clientCredentials, prefix), client };
}

function endpointOf(settings: JsonObject, prefix: string): string {
  const text = needed(settings, 'tokenEndpoint');
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol) && url.username === '' && url.hash === '') return text;
  throw usageTrouble(
    `"${prefix}.clientCredentials.tokenEndpoint" is no absolute http or https URL without user name and fragment. ` +
      'Name the token endpoint, such as https://login.example.org/oauth/token.',
  );
}

async function clientOf(settings: JsonObject, named: string): Promise<OAuthClient> {
  const parameters = settings['parameters'];
  return {
    clientId: needed(settings, 'clientId'),
    scope: textAt(settings, 'scope'),
    parameters: isObject(parameters)
      ? Object.fromEntries(Object.keys(parameters).map((name) => [name, needed(parameters, name)]))
      : undefined,
    proof: await proofOf(settings, named),
  };
}

async function proofOf(settings: JsonObject, named: string): Promise<OAuthClient['proof']> {
  const given = ['clientSecret', 'privateKey', 'privateKeyFile'].filter((name) => settings[name] !== undefined);
  const [name] = given;
  if (name === undefined || given.length > 1) {
    throw usageTrouble(
      `"${named}" has ${name === undefined ? 'nothing that shows who the client is' : given.map((one) => `"${one}"`).join(' and ')}. ` +
        'Give one of "clientSecret", "privateKey" and "privateKeyFile".',
    );
  }
  if (name === 'clientSecret') {
    return {
      kind: 'secret',
      secret: needed(settings, name),
      sentIn: textAt(settings, 'secretIn') === 'body' ? 'body' : 'header',
    };
  }
  const value = needed(settings, name);
  const text = name === 'privateKey' ? value : await textFile(value, `"${named}.privateKeyFile"`);
  const [passphrase, keyId, algorithm] = ['passphrase', 'keyId', 'algorithm'].map((key) => textAt(settings, key));
  return { kind: 'key', key: signingKey({ text, passphrase, keyId, algorithm, named: `${named}.${name}` }) };
}

async function certificateOf(
  { clientCert, clientKey, clientKeyPassphrase: passphrase }: IdentityOptions,
  prefix: string,
): Promise<ClientCertificate | undefined> {
  if (clientCert === undefined || clientKey === undefined) return undefined;
  const named = (flag: string, key: string) => (prefix === 'auth' ? flag : `"${prefix}.${key}"`);
  const cert = await textFile(clientCert, named('--client-cert', 'clientCert'));
  return { cert, key: await textFile(clientKey, named('--client-key', 'clientKey')), passphrase };
}

/** The schema has seen to it that it is there. */
function needed(settings: JsonObject, name: string): string {
  const text = textAt(settings, name);
  if (text !== undefined) return text;
  throw usageTrouble(`"${name}" is absent where it is needed. docs/authentication.md has an example.`);
}
