import { releasedBundle } from '../compose.js';
import type { Context } from '../context.js';
import { text } from '../json.js';
import type { Notice } from '../world.js';
import type { HeaderLine } from './decisions.js';
import { post, type HookReply, type Letter } from './post.js';

/** Post a notification until it is delivered or there is no attempt left; the answer to the last attempt. */
export async function deliver(notice: Notice, context: Context, ended: AbortSignal): Promise<HookReply> {
  const { behaviour, world } = context;
  const letter = letterOf(notice, context);
  notice.subscription.count += behaviour.raises(notice.kind);
  const waits = behaviour.hookRetries(notice, world);
  let reply = await attempt(letter, notice, context, ended);
  for (const waitMs of waits) {
    if (ended.aborted || behaviour.hookDelivered(reply, notice)) break;
    await pause(waitMs, context, ended);
    if (!ended.aborted) reply = await attempt(letter, notice, context, ended);
  }
  return reply;
}

async function attempt(letter: Letter, notice: Notice, context: Context, ended: AbortSignal): Promise<HookReply> {
  const reply = await post(letter, context.endpointTrust, ended);
  const result = 'status' in reply ? reply.status : reply.failure;
  context.log(`→ ${letter.method} ${letter.url}: ${notice.kind} of ${notice.subscription.id} → ${result}`);
  return reply;
}

function letterOf(notice: Notice, context: Context): Letter {
  const { behaviour } = context;
  const { resource } = notice.subscription;
  const type = behaviour.hookContentType(notice);
  const content: HeaderLine[] = type === undefined ? [] : [['Content-Type', type]];
  return {
    method: behaviour.hookMethod(notice),
    url: behaviour.hookAddress(text(resource.endpoint) ?? '', notice),
    headers: [...behaviour.hookHeaders(notice), ...content],
    body: behaviour.hookBody(releasedBundle(notice, context), notice),
    timeoutMs: behaviour.hookTimeoutMs(notice.subscription),
  };
}

/** Over when the time is, or at once when there is nothing left to wait for. */
function pause(waitMs: number, { timers }: Context, ended: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const callOff = timers.after(waitMs, stop);
    function stop(): void {
      callOff();
      // Or each of many attempts would leave a listener behind.
      ended.removeEventListener('abort', stop);
      resolve();
    }
    if (ended.aborted) stop();
    else ended.addEventListener('abort', stop, { once: true });
  });
}
