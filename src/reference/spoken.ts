import type { IncomingMessage } from 'node:http';
import type { Behaviour } from './behaviour.js';
import type { Context } from './context.js';
import type { InEach } from './dialects/release.js';
import type { Hook } from './hook/hook.js';
import { closeHooks } from './hook/hooks.js';
import type { ReferenceOptions } from './options.js';
import type { OpenPort } from './ports.js';
import { answerRequest } from './rest/listener.js';
import type { SocketConnection } from './socket/connection.js';
import { openSockets, type Sockets } from './socket/sockets.js';
import { Timers } from './timers.js';
import type { World } from './world.js';

/** One release at work: its world, and the sockets of that world. */
export interface Spoken {
  readonly context: Context;
  readonly sockets: Sockets;
}

export function openSpoken(
  behaviour: Behaviour,
  world: World,
  { endpointCa, insecureEndpoints, log = () => undefined }: ReferenceOptions,
): Spoken {
  const endpointTrust = { ca: endpointCa, insecure: insecureEndpoints };
  const held = { timers: new Timers(), sockets: new Set<SocketConnection>(), hooks: new Map<string, Hook>() };
  const context: Context = { behaviour, world, ...held, endpointTrust, log };
  return { context, sockets: openSockets(context) };
}

export async function closeSpoken({ context, sockets }: Spoken): Promise<void> {
  context.timers.close();
  closeHooks(context);
  await sockets.close();
}

/** REST on the main port, WebSocket on both; what is of no release goes to the one that was wished for, which does not know it. */
export function serve(spoken: InEach<Spoken>, wished: Spoken, main: OpenPort, plain: readonly OpenPort[]): void {
  const all = Object.values(spoken);
  const chosen = (request: IncomingMessage) => all.find(isOf(request)) ?? wished;
  main.server.on('request', (request, response) => void answerRequest(request, response, chosen(request).context));
  [main, ...plain].forEach((port) =>
    port.server.on('upgrade', (request, socket, head) => chosen(request).sockets.upgrade(request, socket, head)),
  );
}

/** Whether an address is of a release. */
function isOf({ url = '' }: IncomingMessage): (one: Spoken) => boolean {
  const [, path] = url.split(/[/?]/);
  return ({ context }) => context.world.dialect.terms.path === path;
}
