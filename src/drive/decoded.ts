import { pipeline, type Duplex, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

/** By the names of Content-Encoding. */
const DECODERS: Readonly<Record<string, () => Duplex>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/**
 * A body without its Content-Encoding: no coding is asked for, but proxies compress all the same. What is coded in an unknown
 * way is left as it is. The body that comes out ends with an error where it is not what its header says, or was cut off.
 */
export function decoded(body: Readable, contentEncoding: string | undefined): Readable {
  const codings = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim());
  const decoders = codings.reverse().flatMap((coding) => DECODERS[coding]?.() ?? []);
  const last = decoders.at(-1);
  if (last === undefined) return body;
  // Who reads the last of them is told of every error.
  pipeline([body, ...decoders], () => undefined);
  return last;
}
