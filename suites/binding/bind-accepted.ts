import {
  BIND_FORMS,
  defineCheck,
  pass,
  succeeded,
  unseen,
  violated,
  type BindForm,
  type Finding,
  type History,
  type MarkOf,
  type Message,
  type Timed,
} from '../../src/model/index.js';

/** How each form looks on the wire. */
const WRITTEN: Record<BindForm, string> = {
  colon: 'bind-with-token: <token>',
  space: 'bind-with-token <token>',
  json: '{"type":"bind-with-token","payload":{"token":"<token>"}}',
};

export const bindAccepted = defineCheck({
  id: 'bind.accepted',
  title: 'Sending bind-with-token with a valid token binds the connection',
  requirements: ['ALL-BIND-04'],
  gate: true,
  cause: 'No text fixes the format of the message; the server expects another one, or a message of its own.',
  remedy: `Accept one of: ${Object.values(WRITTEN).join(' · ')}. Answer with a handshake notification.`,
  judge(history) {
    const binds = history.marks('bind').filter(({ credential }) => credential === 'good');
    const accepted = binds.map((bind) => ({ bind, shown: answerTo(history, bind) })).find(({ shown }) => shown);
    if (accepted?.shown !== undefined) return pass(inWords(accepted.bind.form, accepted.shown));
    const tried = binds.filter(({ connection }) => history.connection(connection)?.open !== undefined);
    const missing = BIND_FORMS.filter((form) => !tried.some((bind) => bind.form === form));
    if (missing.length > 0)
      return unseen(history, `not every form of the bind message was tried (${missing.join(', ')})`);
    if (!eventWasCaused(history))
      return unseen(history, 'no handshake came, and no event was caused that shows a binding');
    const broken = 'no form of the bind message was followed by a handshake or an event';
    const older = olderTalk(history);
    if (older === undefined) return violated(broken, tried.map(silence));
    return violated(`${broken}; the server speaks the protocol of R4 before the Backport guide`, [
      older,
      ...tried.map(silence),
    ]);
  },
});

/** The first notification after a bind on its connection: the only sign that counts. */
function answerTo(history: History, bind: Timed<MarkOf<'bind'>>): Message | undefined {
  return history.messages.find(
    ({ entry, view }) => entry.connection === bind.connection && entry.seq > bind.seq && view !== undefined,
  );
}

/** Whether the protocol of R4 before the guide is spoken, which knows no token (ambiguity A23). */
function olderTalk({ messages }: History): Finding | undefined {
  const answer = messages.find(({ entry }) => /^bound \S+$/.test(entry.text));
  if (answer === undefined) return undefined;
  const { seq, text } = answer.entry;
  return {
    entry: seq,
    expected: 'a handshake after bind-with-token',
    actual: `${JSON.stringify(text)} after "bind [id]"`,
  };
}

function inWords(form: BindForm, { view }: Message): string {
  const type = view?.statuses[0]?.type ?? 'notification';
  const sign = type === 'handshake' ? 'a handshake' : `no handshake, but by a notification of type ${type}`;
  return `the message ${WRITTEN[form]} binds the connection, shown by ${sign}`;
}

function eventWasCaused(history: History): boolean {
  return history
    .marks('trigger')
    .some((trigger) => trigger.expects.length > 0 && succeeded(history.exchange(trigger.exchange)));
}

function silence(bind: Timed<MarkOf<'bind'>>): Finding {
  return {
    entry: bind.seq,
    expected: `a handshake after ${WRITTEN[bind.form]}`,
    actual: 'neither handshake nor event',
  };
}
