import { behavioursOf, stylesOf } from './behaviours.js';
import { selfSignedCertificate, type Certificate } from './certificate.js';
import { dialects } from './dialects/dialects.js';
import { inEach, type InEach, type Release } from './dialects/release.js';
import { newWorld, storedIn } from './new-world.js';
import type { ReferenceOptions, RunningReference } from './options.js';
import { openPort, type OpenPort } from './ports.js';
import { closeSpoken, openSpoken, serve, type Spoken } from './spoken.js';

const WISHES = { r4: 'R4', r4b: 'R4B', r5: 'R5' } as const;

/** Start a reference server; it is ready when the promise is fulfilled. */
export async function startReference(options: ReferenceOptions = {}): Promise<RunningReference> {
  const { host = '127.0.0.1', fhir = 'r5', through = (behaviour) => behaviour } = options;
  const release = WISHES[fhir];
  const styles = stylesOf(options.variants ?? [], release);
  const behaviours = await behavioursOf(styles, options.faults ?? [], release);
  const certificate = await certificateOf(options.tls);
  const main = await openPort(host, options.port ?? 0, certificate);
  const offersPlain = certificate !== undefined && Object.values(behaviours).some((one) => one.offersPlainSocket);
  const plain = offersPlain ? [await openPort(host, 0, undefined)] : [];

  const addresses = { host, secure: certificate !== undefined, port: main.port, plainPort: plain[0]?.port };
  const { tokenLifeS = styles.tokenLifeS } = options;
  const spoken = inEach((one) => {
    const world = newWorld(dialects[one], { ...options, tokenLifeS }, addresses, styles);
    return openSpoken(through(behaviours[one]), world, options);
  });
  if (options.connected !== undefined) main.server.on('connection', options.connected);
  serve(spoken, spoken[release], main, plain);
  return running(spoken, release, certificate, [main, ...plain]);
}

function running(
  spoken: InEach<Spoken>,
  release: Release,
  certificate: Certificate | undefined,
  ports: readonly OpenPort[],
): RunningReference {
  const { baseUrl, websocketUrl } = spoken[release].context.world;
  const all = Object.values(spoken);
  return {
    release,
    baseUrl,
    websocketUrl,
    baseUrls: inEach((one) => spoken[one].context.world.baseUrl),
    certificate: certificate?.cert,
    resources: () => all.reduce((stored, { context }) => stored + storedIn(context.world), 0),
    close: async () => {
      await Promise.all(all.map((one) => closeSpoken(one)));
      await Promise.all(ports.map((port) => port.close()));
    },
  };
}

async function certificateOf(tls: ReferenceOptions['tls']): Promise<Certificate | undefined> {
  if (tls === undefined || tls === false) return undefined;
  return tls === true ? selfSignedCertificate() : tls;
}
