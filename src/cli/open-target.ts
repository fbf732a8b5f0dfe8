import type { RunOptions } from './run-options.js';
import { textFile } from './text-file.js';

/** A target that is ready to be walked. */
export interface OpenTarget {
  readonly baseUrl: string;
  /** Certificate authority to trust beside the usual ones, PEM. */
  readonly ca?: string | undefined;
  /** Access token for REST requests. */
  readonly token?: string | undefined;
  close(): Promise<void>;
}

/** The server that the options name, or the embedded one, started. */
export async function openTarget({ target, caFile, token, endpoint }: RunOptions): Promise<OpenTarget> {
  const ca = caFile === undefined ? undefined : await textFile(caFile, '--ca');
  if ('baseUrl' in target) return { baseUrl: target.baseUrl, ca, token, close: async () => undefined };
  const { startEmbedded } = await import('./embedded-server.js');
  // Whoever signed the certificate of the endpoints, the embedded server is to believe it.
  const server = await startEmbedded(target.reference, { insecureEndpoints: endpoint?.tls !== undefined });
  return {
    baseUrl: server.baseUrl,
    ca: server.certificate ?? ca,
    token: token ?? server.token,
    close: () => server.close(),
  };
}
