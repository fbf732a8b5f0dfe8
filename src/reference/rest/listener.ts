import type { IncomingMessage, ServerResponse } from 'node:http';
import { refusal, type Answer, type Call, type Problem } from '../answer.js';
import type { Context } from '../context.js';
import { translated, type Incoming } from '../dialects/dialect.js';
import { isObject } from '../json.js';
import { handle } from './handle.js';
import { requestUrl } from '../request-url.js';
import type { Handled } from './handled.js';
import { seenBy } from './keeping-apart.js';
import { routeOf } from './routes.js';

/** Longest request body, in bytes. */
const LONGEST_BODY = 1024 * 1024;

/** Answers one HTTP request, whatever it is. */
export async function answerRequest(
  request: IncomingMessage,
  response: ServerResponse,
  context: Context,
): Promise<void> {
  request.on('error', () => response.destroy());
  const body = await readBody(request).catch(() => undefined);
  const handled = body === undefined ? tooLarge() : safely(() => respond(request, body, context), context);
  const { behaviour, timers, world, log } = context;
  const write = () => {
    writeAnswer(handled.answer, behaviour.date(world.now()), response);
    log(`${request.method ?? ''} ${request.url ?? ''} → ${handled.answer.status}`);
    if (!behaviour.notifiesFirst) handled.after?.();
  };
  if (behaviour.notifiesFirst) handled.after?.();
  const latencyMs = behaviour.latencyMs('answer', world);
  if (latencyMs > 0) timers.after(latencyMs, write);
  else write();
}

/** A defect of this server must not end it: it is answered with 500 and logged. */
function safely(work: () => Handled, { log }: Context): Handled {
  try {
    return work();
  } catch (error) {
    log(`defect: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return { answer: deny(500, 'exception', 'The reference server itself failed over this request.') };
  }
}

function respond(request: IncomingMessage, body: string, context: Context): Handled {
  const { behaviour, world } = context;
  const { call: asked, known } = world.dialect.incoming(
    callOf(request, body, `/${world.dialect.terms.path}`, furtherTypes(world)),
    world,
  );
  const call = { ...asked, caller: behaviour.caller(asked, world) };
  const denied = deniedBy(call);
  if (denied !== undefined) return { answer: translated(denied, world) };
  const instead = behaviour.instead(call, world);
  const handled = instead === undefined ? handledFor(call, known, context) : { answer: instead };
  return { ...handled, answer: leaving(behaviour.answer(preferred(handled.answer, call), call, world), call, context) };
}

/** Whoever calls meets only the Subscriptions that are there for it. */
function handledFor(call: Call, known: boolean, context: Context): Handled {
  const seen = seenBy(call, context);
  return 'status' in seen ? { answer: seen } : handle(call, known, seen);
}

/** The answer as it leaves, in the shape of its release. */
function leaving(answer: Answer, call: Call, { behaviour, world }: Context): Answer {
  const written = translated(answer, world);
  const { body, notice } = written;
  const released = notice !== undefined && isObject(body) ? behaviour.released(body, notice, world) : body;
  return behaviour.releasedAnswer({ ...written, body: released }, call, world);
}

function furtherTypes({ topics }: Context['world']): string[] {
  return topics.map(({ resource }) => resource);
}

/** `further`: types that are stored beside the usual ones. */
function callOf(request: IncomingMessage, body: string, base: string, further: readonly string[]): Incoming {
  const url = requestUrl(request.url);
  const below = url.pathname.startsWith(`${base}/`) ? url.pathname.slice(base.length + 1) : '';
  const path = decoded(below.replace(/\/$/, ''));
  const method = request.method ?? 'GET';
  const { known, ...where } = routeOf(method, path.split('/'), further);
  return { call: { ...where, method, path, query: url.searchParams, headers: request.headers, body }, known };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** What every request but the reading of capabilities must fulfil before it is looked at. */
function deniedBy(call: Call): Answer | undefined {
  if (call.caller === undefined) {
    const problem = deny(401, 'login', 'Send the access token of this server as Authorization: Bearer [token].');
    return { ...problem, headers: { ...problem.headers, 'www-authenticate': 'Bearer' } };
  }
  const { accept, 'content-type': contentType } = call.headers;
  if (accept !== undefined && !/json|\*/.test(accept))
    return deny(406, 'not-supported', `Answers are JSON, not ${accept}.`);
  if (call.body !== '' && contentType !== undefined && !contentType.includes('json')) {
    return deny(415, 'not-supported', `Send application/fhir+json, not ${contentType}.`);
  }
  return undefined;
}

function deny(status: number, code: string, diagnostics: string): Answer {
  const problem: Problem = { rule: 'denied', status, code, diagnostics };
  return refusal(problem);
}

/** `Prefer: return=minimal` leaves out the body of an accepted write. */
function preferred(answer: Answer, call: Call): Answer {
  const minimal = call.headers.prefer?.includes('return=minimal') === true;
  return minimal && call.method !== 'GET' && answer.status < 300 && !call.path.includes('$')
    ? { ...answer, body: undefined }
    : answer;
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const part = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    bytes += part.length;
    if (bytes <= LONGEST_BODY) chunks.push(part);
  }
  return bytes > LONGEST_BODY ? undefined : Buffer.concat(chunks).toString('utf8');
}

function tooLarge(): Handled {
  return { answer: deny(413, 'too-long', `A request body has at most ${LONGEST_BODY} bytes.`) };
}

function writeAnswer({ status, headers, body, raw }: Answer, date: string | undefined, response: ServerResponse): void {
  response.sendDate = false;
  if (date !== undefined) response.setHeader('date', date);
  const text = raw ?? (body === undefined ? '' : JSON.stringify(body));
  const bodiless = Object.fromEntries(
    Object.entries(headers).filter(([name]) => text !== '' || name.toLowerCase() !== 'content-type'),
  );
  response.writeHead(status, status === 204 ? headers : { ...bodiless, 'content-length': Buffer.byteLength(text) });
  response.end(text);
}
