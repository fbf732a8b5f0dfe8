import { ASKERS, Blocked, type Asker } from '../../model/index.js';
import type { Agents } from '../agents.js';
import type { Forger } from './forged-credentials.js';
import type { Identity } from './identity.js';

interface Identities {
  /** Who asks, unless a request says otherwise. */
  readonly self: Identity;
  /** The second identity, where the user configured one. */
  readonly other?: Identity | undefined;
  /** Without any credentials but the certificate of the connection: without that nothing could be asked at all. */
  readonly nobody: Identity;
}

/** Everybody as whom a run can ask. */
export class Askers {
  constructor(
    private readonly identities: Identities,
    private readonly forger: Forger,
  ) {}

  get self(): Identity {
    return this.identities.self;
  }

  /** Those who can be told apart from the others. */
  get all(): readonly Asker[] {
    const { self, other } = this.identities;
    const able = { self: true, other: other !== undefined, nobody: self.showsSecret, invalid: self.showsSecret };
    return ASKERS.filter((asker) => able[asker]);
  }

  /** The identity whose own token a request shows; a made-up token is nobody's. */
  genuine(asker: Asker): Identity | undefined {
    return asker === 'invalid' ? undefined : this.identities[asker];
  }

  agentsOf(asker: Asker): Agents {
    return (this.genuine(asker) ?? this.self).agents;
  }

  /** Headers for a URL. Throws Blocked for a second identity where there is none: the run's own must not stand in for it. */
  async headersFor(asker: Asker, url: string): Promise<Record<string, string>> {
    if (asker === 'invalid') return this.forger.headers(await this.self.headersFor(url));
    const identity = this.identities[asker];
    if (identity === undefined) throw new Blocked('no second identity is configured: --other-token, auth.other');
    return identity.headersFor(url);
  }

  async ready(): Promise<void> {
    await Promise.all([this.self.ready(), this.identities.other?.ready()]);
  }

  async close(): Promise<void> {
    const { self, other, nobody } = this.identities;
    await Promise.all([self.agents.close(), other?.agents.close(), nobody.agents.close()]);
  }
}
