import { usageTrouble } from '../model/index.js';
import { numberOption, textOption, type RawOptions } from './raw-options.js';

/** Where the endpoints of rest-hooks listen, and what the target is told of it, as the command line has it. */
export interface EndpointOptions {
  readonly port?: number | undefined;
  readonly host?: string | undefined;
  readonly url?: string | undefined;
  /** PEM files of certificate and key, where endpoints speak TLS. */
  readonly tls?: { readonly certFile: string; readonly keyFile: string } | undefined;
}

/** Undefined where nothing is said: a target on this machine needs none of it. Throws a Trouble for what does not fit. */
export function endpointOptions(raw: RawOptions): EndpointOptions | undefined {
  const port = numberOption(raw, 'endpointPort');
  const host = textOption(raw, 'endpointHost');
  const url = endpointUrl(textOption(raw, 'endpointUrl'), port);
  const tls = tlsFiles(textOption(raw, 'endpointCert'), textOption(raw, 'endpointKey'));
  const said = [port, host, url, tls].some((one) => one !== undefined);
  return said ? { port, host, url, tls } : undefined;
}

function endpointUrl(text: string | undefined, port: number | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw usageTrouble(
      `--endpoint-url "${text}" is no address that can be posted to: it has to begin with http:// or https://. ` +
        'Try --endpoint-url https://my-tunnel.example.',
    );
  }
  if (url.username !== '' || url.password !== '' || url.hash !== '') {
    throw usageTrouble(
      'The --endpoint-url holds a user name, password or fragment, which no server would post to. Leave it out.',
    );
  }
  if (port === undefined || port === 0) {
    throw usageTrouble(
      `--endpoint-url ${text} has to lead to a port of this machine that is known beforehand. ` +
        'Name it with --endpoint-port, such as --endpoint-port 8090.',
    );
  }
  return url.href;
}

function tlsFiles(certFile: string | undefined, keyFile: string | undefined): EndpointOptions['tls'] {
  if (certFile !== undefined && keyFile !== undefined) return { certFile, keyFile };
  if (certFile === undefined && keyFile === undefined) return undefined;
  const [given, lacking] = certFile === undefined ? ['key', 'cert'] : ['cert', 'key'];
  throw usageTrouble(`--endpoint-${given} does nothing without --endpoint-${lacking}. Name both, or neither.`);
}
