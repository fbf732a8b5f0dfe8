import type { WalkOptions } from '../drive/index.js';
import type { EndpointOptions } from './endpoint-options.js';
import { textFile } from './text-file.js';

/** What the walk needs to know of the endpoints, the files read. Throws a Trouble for one that cannot be read. */
export async function endpointPlace(options: EndpointOptions | undefined): Promise<WalkOptions['endpoint']> {
  if (options === undefined) return undefined;
  const { tls, ...place } = options;
  if (tls === undefined) return place;
  const cert = await textFile(tls.certFile, '--endpoint-cert');
  const key = await textFile(tls.keyFile, '--endpoint-key');
  return { ...place, tls: { cert, key } };
}
