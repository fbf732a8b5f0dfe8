import type { Asker, Connection, ConnectOptions } from '../model/index.js';
import { openSocket } from './open-socket.js';
import type { Stage } from './run.js';

/** Answers to an opening by which a server asks who is there. */
const WHO_IS_THERE: readonly (number | undefined)[] = [401, 403];

/** Opens the connections of one scenario. */
export class Connector {
  private opened = 0;

  constructor(private readonly stage: Stage) {}

  /**
   * Without credentials first, as a browser would; where the target asks who is there, they are shown, and from then on. The
   * user may have them shown always, or never.
   */
  async connect(url: string, { authorization, as = 'self' }: ConnectOptions): Promise<Connection | undefined> {
    const { options, askers, sockets } = this.stage.run;
    const mode = options.socketAuth ?? 'refused';
    const shown = mode === 'never' ? {} : await askers.headersFor(as, url);
    const hasAny = Object.keys(shown).length > 0;
    const opening = { url, as };
    if (authorization === 'none') return this.open(opening, {});
    if (authorization === 'rest' && !hasAny) return mode === 'never' ? undefined : this.open(opening, {});
    if (hasAny && (authorization === 'rest' || mode === 'always' || sockets === 'guarded'))
      return this.open(opening, shown);
    let status: number | undefined;
    const bare = await this.open(opening, {}, (answer) => (status = answer));
    return bare ?? (hasAny && WHO_IS_THERE.includes(status) ? this.open(opening, shown) : undefined);
  }

  private async open(
    { url, as }: { readonly url: string; readonly as: Asker },
    headers: Readonly<Record<string, string>>,
    refused?: (status: number | undefined) => void,
  ): Promise<Connection | undefined> {
    this.opened += 1;
    const id = `connection-${String(this.opened)}`;
    const connection = await openSocket(this.stage, { id, url, as, headers, refused });
    if (connection !== undefined) this.stage.run.sockets ??= Object.keys(headers).length === 0 ? 'open' : 'guarded';
    return connection;
  }
}
