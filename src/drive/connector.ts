import type { Connection, ConnectOptions } from '../model/index.js';
import { credentialsFor } from './credentials.js';
import { openSocket } from './open-socket.js';
import type { Stage } from './run.js';

/** Opens the connections of one scenario. */
export class Connector {
  private opened = 0;

  constructor(private readonly stage: Stage) {}

  /** Without credentials first; where only they open the door, they are shown from then on. */
  async connect(url: string, { authorization }: ConnectOptions): Promise<Connection | undefined> {
    const { options, sockets } = this.stage.run;
    // Undefined where there is none, or none for this URL.
    const shown = credentialsFor(url, options)['authorization'];
    if (shown !== undefined && (authorization === 'rest' || sockets === 'guarded')) return this.open(url, shown);
    const bare = await this.open(url);
    return bare ?? (shown === undefined ? undefined : this.open(url, shown));
  }

  private async open(url: string, authorization?: string): Promise<Connection | undefined> {
    this.opened += 1;
    const id = `connection-${String(this.opened)}`;
    const connection = await openSocket(this.stage, { id, url, authorization });
    if (connection !== undefined) this.stage.run.sockets ??= authorization === undefined ? 'open' : 'guarded';
    return connection;
  }
}
