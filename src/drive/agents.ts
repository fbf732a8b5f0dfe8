import { Agent, type Dispatcher } from 'undici';
import { sharesCredentials } from './origin.js';
import type { TlsTrust } from './tls-trust.js';

/** Connections to HTTP servers, by who asks: a client certificate is shown to the base URL's own origin only. */
export class Agents {
  private readonly own: Agent;
  private readonly other: Agent;

  constructor(
    private readonly baseUrl: string,
    private readonly tls: { readonly own: TlsTrust; readonly other: TlsTrust },
    connectMs: number,
  ) {
    // The limit of the whole answer is ours: those of the library would cut a longer one short.
    const agent = (trust: TlsTrust) =>
      new Agent({ headersTimeout: 0, bodyTimeout: 0, connect: { timeout: connectMs, ...trust } });
    this.own = agent(tls.own);
    this.other = tls.own === tls.other ? this.own : agent(tls.other);
  }

  for(url: string): Dispatcher {
    return sharesCredentials(url, this.baseUrl) ? this.own : this.other;
  }

  /** What a connection to a URL trusts and shows. */
  trustFor(url: string): TlsTrust {
    return sharesCredentials(url, this.baseUrl) ? this.tls.own : this.tls.other;
  }

  async close(): Promise<void> {
    await Promise.all([this.own.destroy(), ...(this.other === this.own ? [] : [this.other.destroy()])]);
  }
}
