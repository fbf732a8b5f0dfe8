import { defineCheck, judgeEach, pass, unseen, violated } from '../../src/model/index.js';
import { authorized, openings, refusal, subprotocolOf } from './connections.js';

export const bindConnects = defineCheck({
  id: 'bind.connects',
  title: 'The websocket-url of the token answer completes the websocket opening handshake',
  requirements: ['ALL-BIND-01'],
  gate: true,
  cause: 'The URL is built from an internal host name or port, or a proxy in front does not pass upgrades on.',
  remedy: 'Return the URL that clients reach from outside, and let the proxy forward Upgrade and Connection headers.',
  judge(history) {
    const tried = openings(history).filter((connection) => subprotocolOf(connection) === undefined);
    const urls = [...new Set(tried.map(({ connect }) => connect.url))];
    return judgeEach(history, urls, {
      situation: 'websocket-url that was connected to',
      broken: 'the websocket-url does not open',
      problem: (url) => {
        const own = tried.filter(({ connect }) => connect.url === url);
        if (own.some(({ open }) => open !== undefined)) return undefined;
        return own.slice(0, 1).map((connection) => refusal(connection, 'HTTP 101, an open websocket'));
      },
    });
  },
});

export const bindNoAuthorization = defineCheck({
  id: 'bind.no-authorization',
  title: 'The connection opens without an Authorization header, which browsers cannot send',
  requirements: ['ALL-BIND-02'],
  cause: 'The filter that protects the REST API also guards the websocket path.',
  remedy: 'Leave the websocket path open: the binding token in the first message shows the authorization.',
  judge(history) {
    const tried = openings(history);
    const bare = tried.filter((connection) => !authorized(connection));
    if (bare.some(({ open }) => open !== undefined)) return pass('a connection without Authorization header opened');
    const opened = tried.find((connection) => authorized(connection) && connection.open !== undefined);
    const closed = bare.find(({ connect }) => connect.url === opened?.connect.url);
    if (closed === undefined)
      return unseen(history, 'no connection could be opened, with Authorization header or without');
    return violated('the connection opens only with the Authorization header of the REST API', [
      refusal(closed, 'an open websocket without Authorization header'),
    ]);
  },
});

export const bindNoSubprotocol = defineCheck({
  id: 'bind.no-subprotocol',
  title: 'The connection works without a websocket subprotocol, and the server names none of its own accord',
  requirements: ['ALL-BIND-03'],
  cause: 'A websocket library is configured with a list of subprotocols and answers with its first one.',
  remedy: 'Send Sec-WebSocket-Protocol only to a client that offered one, and do not ask for it.',
  judge(history) {
    const told = history.connections.filter((c) => c.open !== undefined || subprotocolOf(c) !== undefined);
    return judgeEach(history, told, {
      situation: 'connection without offered subprotocol',
      broken: 'the server brings a subprotocol into play that nobody offered',
      problem: (connection) => {
        const actual = subprotocolOf(connection);
        const entry = (connection.open ?? connection.refused)?.seq;
        return actual === undefined ? undefined : { entry, expected: 'no Sec-WebSocket-Protocol', actual };
      },
    });
  },
});
