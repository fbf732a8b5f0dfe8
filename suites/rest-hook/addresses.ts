import {
  answerInWords,
  defineCheck,
  evidenceOf,
  explained,
  inconclusive,
  judgeEach,
  pass,
  refused,
  skip,
  succeeded,
  unseen,
  violated,
  type Exchange,
  type History,
  type Outcome,
} from '../../src/model/index.js';
import { SCHEMES, UNSUITABLE, WELL_SERVED } from './keys.js';
import { whereReachable } from './story.js';

function twin(history: History, key: string): Exchange | undefined {
  return history.exchangesFor('twin', key).at(-1);
}

/** Whether any rest-hook was accepted, whatever its endpoint. */
function takesHooks(history: History): boolean {
  return history.subscriptions.some(({ requested }) => requested.channel?.code === 'rest-hook');
}

/** Judges that an http endpoint is refused where the same with https is taken. */
function judgeScheme(history: History, content: keyof typeof SCHEMES, broken: string): Outcome {
  return whereReachable(history, () => {
    const [plain, secure] = [twin(history, SCHEMES[content].plain), twin(history, SCHEMES[content].secure)];
    if (plain === undefined) return unseen(history, 'no Subscription with an http endpoint was sent');
    if (succeeded(plain)) {
      return violated(broken, [
        {
          entry: evidenceOf(plain),
          path: 'endpoint',
          expected: '4xx with an OperationOutcome',
          actual: answerInWords(plain),
        },
      ]);
    }
    const answer = `http was answered ${answerInWords(plain)}`;
    if (!takesHooks(history) && refused(plain)) return skip(`the server takes no rest-hook Subscription: ${answer}`);
    if (!refused(plain) || !succeeded(secure)) return unseen(history, `${answer}, https ${answerInWords(secure)}`);
    return explained(plain)
      ? pass(`${answer}, while https is taken`)
      : inconclusive(`${answer} without an OperationOutcome that says why`);
  });
}

export const hookPlainHttp = defineCheck({
  id: 'rest-hook.plain-http',
  title: 'Plain http endpoints are refused',
  requirements: ['ALL-REST-11'],
  cause: 'The scheme of the endpoint is not looked at.',
  remedy:
    'Demand https, except where a test installation allows http on purpose, or for an endpoint on the same machine.',
  judge: (history) => judgeScheme(history, 'id-only', 'an endpoint without TLS is taken'),
});

export const hookSecurePayload = defineCheck({
  id: 'subscription.secure-payload',
  title: 'Resources are not posted over plain http',
  requirements: ['ALL-SUB-16'],
  cause: 'Content level and endpoint are each looked at alone.',
  remedy: 'Refuse content full-resource where the endpoint is http.',
  judge: (history) => judgeScheme(history, 'full-resource', 'an endpoint without TLS is taken for full resources'),
});

export const hookSuits = defineCheck({
  id: 'subscription.suitable-endpoint',
  title: 'An endpoint that does not suit the channel is refused',
  requirements: ['ALL-SUB-13'],
  cause: 'The endpoint is stored as text and used when the first notification is due.',
  remedy: 'Demand an http or https URL of a rest-hook when the Subscription is created.',
  judge: (history) =>
    whereReachable(history, () => {
      const twins = Object.keys(UNSUITABLE).flatMap((key) => twin(history, key) ?? []);
      const valid = WELL_SERVED.some((key) => history.subscription(key) !== undefined);
      if (!valid && !succeeded(twin(history, SCHEMES['id-only'].secure)))
        return unseen(history, 'no rest-hook with a suitable endpoint was accepted');
      return judgeEach(
        history,
        twins.filter((one) => succeeded(one) || (refused(one) && explained(one))),
        {
          situation: 'rest-hook without a suitable endpoint',
          broken: 'a rest-hook without a suitable endpoint is accepted',
          problem: (one) =>
            refused(one)
              ? undefined
              : { entry: evidenceOf(one), path: 'endpoint', expected: '4xx', actual: answerInWords(one) },
        },
      );
    }),
});
