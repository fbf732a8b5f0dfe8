import { defineCheck, judgeEach, skip, type Finding, type History, type Notification } from '../../src/model/index.js';
import { noneAt, notificationsAt } from './levels.js';

export const clearText = defineCheck({
  id: 'security.clear-text',
  title: 'Content full-resource is only used on secured channels',
  requirements: ['ALL-SEC-11'],
  cause: 'The websocket-url is written with ws:, often behind a proxy that ends TLS without the server knowing.',
  remedy: 'Serve the WebSocket over TLS, and hand out wss: in websocket-url.',
  judge(history) {
    const subjects = notificationsAt(history, 'full-resource').filter(({ view }) =>
      view.others.some(({ resource }) => resource !== undefined),
    );
    if (subjects.length === 0) return noneAt(history, 'full-resource', 'no notification with a full resource was seen');
    const remote = subjects.filter((notification) => !staysHere(urlOf(notification, history), history));
    if (remote.length === 0) return skip('the server runs on this machine without TLS: nothing leaves it');
    return judgeEach(history, remote, {
      situation: 'notification with a full resource',
      broken: 'a full resource was sent in clear text',
      problem: (notification) => inClearText(notification, history),
    });
  },
});

function inClearText(notification: Notification, history: History): Finding | undefined {
  const url = urlOf(notification, history);
  return /^wss:/i.test(url) ? undefined : { entry: notification.seq, expected: 'a wss: connection', actual: url };
}

function urlOf({ connection }: Notification, history: History): string {
  return history.connection(connection)?.connect.url ?? '';
}

const LOOPBACK = /^ws:\/\/(localhost|127(\.\d+){3}|\[::1\])([:/?]|$)/i;

/** Without TLS on either side, on a loopback address: a test on one machine. */
function staysHere(url: string, history: History): boolean {
  return LOOPBACK.test(url) && !/^https:/i.test(history.header.baseUrl);
}
