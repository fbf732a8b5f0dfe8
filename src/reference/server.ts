import type { Behaviour } from './behaviour.js';
import { selfSignedCertificate, type Certificate } from './certificate.js';
import type { Context } from './context.js';
import { faults, pendingFaults } from './faults.js';
import { honest } from './honest.js';
import type { Hook } from './hook/hook.js';
import { closeHooks } from './hook/hooks.js';
import { named } from './named.js';
import { newWorld, storedIn } from './new-world.js';
import type { ReferenceOptions, RunningReference } from './options.js';
import { openPort, type OpenPort } from './ports.js';
import { answerRequest } from './rest/listener.js';
import type { SocketConnection } from './socket/connection.js';
import { openSockets, type Sockets } from './socket/sockets.js';
import { Timers } from './timers.js';
import type { Variant } from './variant.js';
import { variants } from './variants.js';

/** Start a reference server; it is ready when the promise is fulfilled. */
export async function startReference(options: ReferenceOptions = {}): Promise<RunningReference> {
  const { host = '127.0.0.1', log = () => undefined } = options;
  const styles = named('variant', options.variants ?? [], variants);
  const behaviour = await behaviourOf(styles, options.faults ?? []);
  const certificate = await certificateOf(options.tls);
  const main = await openPort(host, options.port ?? 0, certificate);
  const plain =
    behaviour.offersPlainSocket && certificate !== undefined ? await openPort(host, 0, undefined) : undefined;

  const tokenLifeS = options.tokenLifeS ?? first(styles, ({ tokenLifeS }) => tokenLifeS);
  const addresses = { host, secure: certificate !== undefined, port: main.port, plainPort: plain?.port };
  const world = newWorld({ ...options, tokenLifeS }, addresses, {
    topics: first(styles, ({ topics }) => topics),
    clockAheadS: first(styles, ({ clockAheadS }) => clockAheadS),
  });
  const endpointTrust = { ca: options.endpointCa, insecure: options.insecureEndpoints };
  const held = { timers: new Timers(), sockets: new Set<SocketConnection>(), hooks: new Map<string, Hook>() };
  const context: Context = { behaviour, world, ...held, endpointTrust, log };
  const sockets = openSockets(context);
  serve(context, sockets, main, plain);

  const { baseUrl, websocketUrl } = world;
  return {
    baseUrl,
    websocketUrl,
    certificate: certificate?.cert,
    resources: () => storedIn(world),
    close: async () => {
      context.timers.close();
      closeHooks(context);
      await sockets.close();
      await Promise.all([main.close(), plain?.close()]);
    },
  };
}

/** REST on the main port, WebSocket on both. */
function serve(context: Context, sockets: Sockets, main: OpenPort, plain: OpenPort | undefined): void {
  main.server.on('request', (request, response) => void answerRequest(request, response, context));
  main.server.on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head));
  plain?.server.on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head));
}

/** What the first of the styles that says something of it says. */
function first<Value>(styles: readonly Variant[], look: (style: Variant) => Value | undefined): Value | undefined {
  return styles.map(look).find((value) => value !== undefined);
}

async function behaviourOf(styles: readonly Variant[], faultIds: readonly string[]): Promise<Behaviour> {
  const varied = styles.reduce((behaviour, style) => style.apply(behaviour), honest);
  if (faultIds.length === 0) return varied;
  const all = [...(await faults()), ...(await pendingFaults())];
  return named('fault', faultIds, all).reduce((behaviour, fault) => fault.spoil(behaviour), varied);
}

async function certificateOf(tls: ReferenceOptions['tls']): Promise<Certificate | undefined> {
  if (tls === undefined || tls === false) return undefined;
  return tls === true ? selfSignedCertificate() : tls;
}
