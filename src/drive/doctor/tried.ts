import type { WalkOptions, WalkResult } from '../walk-options.js';
import { unreachableReason } from '../endpoint/index.js';
import type { Examination } from './examination.js';
import type { Attempt, Findings } from './stories.js';

const WRITE = '--write';

/** What the stories came to. `write`: whether those that take a write were played. */
export function examineTried(
  findings: Findings,
  { facts, leftBehind, transcripts }: Pick<WalkResult, 'facts' | 'leftBehind' | 'transcripts'>,
  options: WalkOptions,
  write: boolean,
): Examination[] {
  const stopped = transcripts.find(({ header }) => header.scenario === 'trying')?.footer?.reason;
  return [
    socketExamination(findings, stopped, write),
    endpointExamination(findings, options, write),
    written('subscription-write', 'A Subscription can be created', findings.subscription, stopped, write, {
      remedy:
        'Allow create, read and delete of Subscription to whoever --token is for, or give a Subscription that the server takes with --subscription.',
    }),
    written('trigger-write', 'An event can be caused', findings.trigger, stopped ?? facts.topic?.untriggerable, write, {
      remedy: 'Allow these writes to whoever --token is for, or say with --trigger <file> how events are caused.',
    }),
    ...(write ? [removal(leftBehind)] : []),
  ];
}

function written(
  id: string,
  title: string,
  attempt: Attempt | undefined,
  stopped: string | undefined,
  write: boolean,
  { remedy }: { readonly remedy: string },
): Examination {
  if (!write)
    return {
      id,
      title,
      status: 'unknown',
      seen: 'nothing was written',
      remedy: `${WRITE} tries it, and removes what it makes.`,
      leftOut: WRITE,
    };
  if (attempt === undefined) return { id, title, status: 'unknown', seen: stopped ?? 'it could not be tried', remedy };
  return attempt.done
    ? { id, title, status: 'ok', seen: attempt.words }
    : { id, title, status: 'fail', seen: attempt.words, remedy };
}

function socketExamination(
  { socket, declaredSocket }: Findings,
  stopped: string | undefined,
  write: boolean,
): Examination {
  const [id, title] = ['socket', 'A WebSocket can be opened'];
  const remedy =
    'Let proxies pass the upgrade on; where the websocket-url is on another host, --allow-host says that it is meant.';
  const tried = socket ?? declaredSocket;
  if (tried !== undefined) {
    return tried.done
      ? { id, title, status: 'ok', seen: tried.words }
      : { id, title, status: 'fail', seen: tried.words, remedy };
  }
  if (write)
    return {
      id,
      title,
      status: 'unknown',
      seen: stopped ?? 'there was no Subscription to get an address with',
      remedy,
    };
  return {
    id,
    title,
    status: 'unknown',
    seen: 'its address comes with a token, which takes a Subscription, and the CapabilityStatement declares none',
    remedy: `${WRITE} creates a Subscription, opens the socket, and removes it again.`,
    leftOut: WRITE,
  };
}

/** From the target itself only a write shows it. */
function endpointExamination({ endpoint, restHook }: Findings, options: WalkOptions, write: boolean): Examination {
  const [id, title] = ['endpoint', 'Endpoints of the harness can be reached'];
  const obstacle = unreachableReason(options);
  const remedy =
    'Name a way to this machine with --endpoint-url and --endpoint-port (docs/endpoints.md); without it rest-hooks are skipped.';
  if (obstacle !== undefined) return { id, title, status: 'warn', seen: obstacle, remedy };
  if (restHook !== undefined) {
    return {
      id,
      title,
      status: restHook.done ? 'ok' : 'warn',
      seen: restHook.words,
      ...(restHook.done ? {} : { remedy }),
    };
  }
  if (endpoint === undefined) return { id, title, status: 'unknown', seen: 'it could not be tried', remedy };
  if (!endpoint.done) return { id, title, status: 'fail', seen: endpoint.words, remedy };
  const further = write ? '' : `; whether the target gets there, ${WRITE} shows`;
  return { id, title, status: 'ok', seen: `${endpoint.words}${further}` };
}

function removal(leftBehind: readonly string[]): Examination {
  const about = { id: 'clean-up', title: 'What was written can be removed' };
  if (leftBehind.length === 0) return { ...about, status: 'ok', seen: 'nothing is left of it' };
  const remedy = 'Allow delete, or be ready to remove by hand what runs create: it carries their tag (docs/safety.md).';
  return { ...about, status: 'fail', seen: `still there: ${leftBehind.join(', ')}`, remedy };
}
