import { defineCheck, pass, unseen, violated } from '../../src/model/index.js';
import { answerable, askedBy, unanswered } from './questions.js';
import { unlessKeptFrom } from './rights.js';
import type { Stranger } from './strangers.js';

const OPERATIONS = ['token', 'token-by-id', 'status', 'status-by-id', 'events'];

const STRANGE: readonly Stranger[] = ['nobody', 'invalid'];

export const operationsAuthorized = defineCheck({
  id: 'security.operations-authorized',
  title: 'Operations on Subscription take the same authorization as reading one',
  requirements: ['ALL-SEC-06'],
  cause: 'Operations are served by a route of their own, which the filter for authorization does not know.',
  remedy: 'Ask for the access token before any route is looked at, and let exceptions be listed one by one.',
  judge(history) {
    // Where whoever shows nothing may read, nothing is asked for; a wrong token is no matter there.
    const unapt = unlessKeptFrom(history, 'nobody');
    if (unapt !== undefined) return unapt;
    const kept = STRANGE.filter((asker) => unlessKeptFrom(history, asker) === undefined);
    const answered = answerable(history, OPERATIONS);
    if (answered.length === 0) return unanswered(history, OPERATIONS, 'operations on Subscription');
    const asked = kept.map((asker) => askedBy(history, asker, answered));
    const leaks = asked.flatMap((one) => one.leaks);
    if (leaks.length > 0) return violated('an operation is answered to whoever may not read the Subscription', leaks);
    const open = asked.flatMap((one) => one.open);
    if (open.length > 0) return unseen(history, `it is open what an operation would have said (${open.join('; ')})`);
    const without = kept.map((asker) => (asker === 'nobody' ? 'without credentials' : 'with wrong ones'));
    return pass(`${String(answered.length)} calls were refused ${without.join(' and ')}, as reading is`);
  },
});
