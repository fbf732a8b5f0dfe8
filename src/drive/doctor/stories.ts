import { Agent, request } from 'undici';
import { Blocked, defineScenario, type Scenario, type Subscriber } from '../../model/index.js';
import { declaredSocket } from './metadata.js';

/** What one attempt came to, in words. */
export interface Attempt {
  readonly done: boolean;
  readonly words: string;
}

/** What the stories of a doctor found out; absent where there was nothing to try. */
export interface Findings {
  declaredSocket?: Attempt;
  endpoint?: Attempt;
  subscription?: Attempt;
  trigger?: Attempt;
  socket?: Attempt;
  restHook?: Attempt;
}

/** Looks at what takes no write: discovery, a socket whose address is declared, one's own endpoint. */
export function looking(findings: Findings): Scenario {
  return defineScenario({
    id: 'looking',
    title: 'What can be seen without writing',
    phase: 'discovery',
    connections: 1,
    async play(subscriber) {
      await subscriber.discover();
      const url = declaredSocket(subscriber.facts.capabilities);
      if (url !== undefined) findings.declaredSocket = await attempt(() => openSocket(subscriber, url));
      if (subscriber.endpointObstacle === undefined) findings.endpoint = await attempt(() => knock(subscriber));
    },
  });
}

/** Tries what takes a write, once each; the walk removes what it makes. */
export function trying(findings: Findings, canTrigger: boolean): Scenario {
  return defineScenario({
    id: 'trying',
    title: 'What takes a write, once each',
    phase: 'walk',
    connections: 1,
    async play(subscriber) {
      if (canTrigger) findings.trigger = await attempt(() => causeEvent(subscriber));
      findings.subscription = await attempt(async () => {
        const subscription = await subscriber.subscribe('doctor');
        findings.socket = await attempt(async () => {
          const token = await subscriber.token(subscription);
          return openSocket(subscriber, token.url);
        });
        return `Subscription/${subscription.id} was created, with status ${subscription.settings.status ?? 'absent'}`;
      });
      if (subscriber.endpointObstacle === undefined) findings.restHook = await attempt(() => verifyHook(subscriber));
    },
  });
}

async function attempt(act: () => Promise<string>): Promise<Attempt> {
  try {
    return { done: true, words: await act() };
  } catch (error) {
    if (!(error instanceof Blocked)) throw error;
    return { done: false, words: error.message };
  }
}

async function openSocket(subscriber: Subscriber, url: string): Promise<string> {
  const connection = await subscriber.connect(url);
  // A query may hold a token.
  const [shown = url] = url.split('?');
  if (connection === undefined) throw new Blocked(`the server refused the upgrade at ${shown}`);
  await connection.close();
  return `${shown} was opened and closed`;
}

async function causeEvent(subscriber: Subscriber): Promise<string> {
  const { accepted, focus } = await subscriber.trigger({});
  if (!accepted) throw new Blocked('the request that fires the topic was refused');
  return `${focus ?? 'a resource'} was written, which fires the topic`;
}

/** Somebody from outside may not get as far as this; but where not even this comes back, nobody does. */
async function knock(subscriber: Subscriber): Promise<string> {
  const endpoint = await subscriber.endpoint('doctor');
  const dispatcher = new Agent({ connect: { rejectUnauthorized: false, timeout: subscriber.limits.answerMs } });
  try {
    const options = { method: 'POST', body: '{}', dispatcher, headersTimeout: subscriber.limits.answerMs } as const;
    const { statusCode, body } = await request(endpoint.url, options);
    await body.dump();
    if (endpoint.requests > 0) return `${endpoint.url} led back here`;
    throw new Blocked(`${endpoint.url} answered ${String(statusCode)}, but did not lead here`);
  } catch (error) {
    if (error instanceof Blocked) throw error;
    throw new Blocked(`${endpoint.url} cannot be reached: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    await dispatcher.destroy();
  }
}

async function verifyHook(subscriber: Subscriber): Promise<string> {
  const endpoint = await subscriber.endpoint('hook');
  const channel = { system: 'http://terminology.hl7.org/CodeSystem/subscription-channel-type', code: 'rest-hook' };
  const subscription = await subscriber.create(
    'hook',
    subscriber.subscriptionBody({ channel, endpoint: endpoint.url }),
  );
  if (subscription.subscription === undefined) throw new Blocked('the server takes no Subscription with a rest-hook');
  if (await endpoint.waitForRequests('a request of the server to the endpoint', 1)) {
    return `the server posted to ${endpoint.url}`;
  }
  throw new Blocked(`the server took a Subscription with a rest-hook, but posted nothing to ${endpoint.url} in time`);
}
