import { lowerCased } from '../lower-cased.js';
import { sharesCredentials } from '../origin.js';
import type { Agents } from '../agents.js';
import { AccessToken } from './access-token.js';
import { basicPair, requestToken } from './oauth-request.js';
import { plainRequest, type PlainAnswer, type PlainRequest } from './plain-request.js';
import type { Secrets } from './secrets.js';
import { discovered, type Discovered } from './smart-discovery.js';
import { isSecretHeader, staticSecrets } from './static-secrets.js';
import type { FetchedToken, IdentityWish, OAuthClient, TokenWish } from './wish.js';

export interface IdentityOptions {
  /** Without a trailing slash: nothing is shown to another origin. */
  readonly baseUrl: string;
  readonly agents: Agents;
  readonly secrets: Secrets;
  /** Longest wait for a token, in ms. */
  readonly limitMs: number;
  /** Ends after the clean-up, which may need a token as well. */
  readonly signal: AbortSignal;
}

/** Who asks the target: the credentials that a request shows, renewed as long as the run goes on. */
export class Identity {
  private readonly token: AccessToken | undefined;
  private readonly headers: Record<string, string>;

  constructor(
    private readonly wish: IdentityWish,
    private readonly options: IdentityOptions,
  ) {
    this.headers = lowerCased(wish.headers ?? {});
    options.secrets.add(...staticSecrets(wish));
    const { auth } = wish;
    const fetch = auth === undefined ? undefined : this.fetching(auth);
    this.token = fetch === undefined ? undefined : new AccessToken(fetch);
  }

  get agents(): Agents {
    return this.options.agents;
  }

  /** The bearer token that is shown now, where there is one. */
  get bearer(): string | undefined {
    const { auth } = this.wish;
    return auth?.kind === 'bearer' ? auth.token : this.token?.current;
  }

  /** Whether its headers hold anything that others could not know. */
  get showsSecret(): boolean {
    return this.wish.auth !== undefined || Object.keys(this.headers).some(isSecretHeader);
  }

  /** Nothing is begun before there is a token. Throws a Trouble where none can be had. */
  async ready(): Promise<void> {
    await this.token?.get();
  }

  /** Headers for a URL: all for the base URL's own origin, none for any other. What the user wrote as a header comes first. */
  async headersFor(url: string): Promise<Record<string, string>> {
    if (!sharesCredentials(url, this.options.baseUrl)) return {};
    const authorization = this.headers['authorization'] ?? (await this.authorization());
    return { ...(authorization === undefined ? {} : { authorization }), ...this.headers };
  }

  /** Whether a request that was answered 401 is worth another try. `shown`: its Authorization header. */
  async worthAnotherTry(shown: string | undefined): Promise<boolean> {
    const refused = this.fetchedIn(shown);
    return refused !== undefined && this.token !== undefined && (await this.token.renewedAfter(refused));
  }

  /** The target took the token that was shown. */
  accepted(shown: string | undefined): void {
    const value = this.fetchedIn(shown);
    if (value !== undefined) this.token?.accepted(value);
  }

  /** The token of our own in an Authorization header; undefined for what a scenario or the user put there. */
  private fetchedIn(shown: string | undefined): string | undefined {
    if (this.token === undefined || this.headers['authorization'] !== undefined) return undefined;
    return /^Bearer (.+)$/.exec(shown ?? '')?.[1];
  }

  private async authorization(): Promise<string | undefined> {
    const { auth } = this.wish;
    if (auth === undefined) return undefined;
    if (auth.kind === 'basic') return `Basic ${basicPair(auth.user, auth.password)}`;
    const token = auth.kind === 'bearer' ? auth.token : await this.token?.get();
    return token === undefined ? undefined : `Bearer ${token}`;
  }

  private fetching(auth: TokenWish): (() => Promise<FetchedToken>) | undefined {
    switch (auth.kind) {
      case 'bearer':
      case 'basic':
        return undefined;
      case 'command':
        return async () => this.kept(await auth.fetch(this.options.signal));
      case 'client-credentials':
        return () => this.requested(auth.client, { tokenEndpoint: auth.tokenEndpoint, doubts: [] });
      case 'smart':
        return this.discovering(auth.client);
    }
  }

  private kept(token: FetchedToken): FetchedToken {
    this.options.secrets.add({ value: token.value, kind: 'access-token' });
    return token;
  }

  /** Where tokens are had does not change during a run. */
  private discovering(client: OAuthClient): () => Promise<FetchedToken> {
    let place: Discovered | undefined;
    return async () => {
      place ??= await discovered(this.options.baseUrl, client, this.headers, (request) => this.send(request));
      return this.requested(client, place);
    };
  }

  private requested(client: OAuthClient, place: Discovered): Promise<FetchedToken> {
    const { secrets } = this.options;
    return requestToken({ ...place, client, secrets, send: (request) => this.send(request) });
  }

  private send(request: PlainRequest): Promise<PlainAnswer> {
    const { agents, limitMs, signal } = this.options;
    return plainRequest(request, { dispatcher: agents.for(request.url), limitMs, signal });
  }
}
