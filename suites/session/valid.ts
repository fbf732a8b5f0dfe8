import {
  defineCheck,
  isObject,
  judgeValidity,
  skip,
  textAt,
  unseen,
  type History,
  type Received,
} from '../../src/model/index.js';

export const bindValid = defineCheck({
  id: 'bind.valid',
  title: 'Resources that the server sends over a WebSocket beside notifications are valid',
  requirements: ['FHIR-BIND-01'],
  everywhere: true,
  cause: 'An OperationOutcome about a bind that failed is put together as plain JSON.',
  remedy: 'Validate the message with fhir-handshake validate and mend what it names, or send no message at all.',
  judge(history) {
    const received = othersThanNotifications(history);
    if (received.length > 0) {
      return judgeValidity(history, received, {
        stage: 'bind',
        situation: 'resource beside the notifications',
        broken: 'a resource sent over a WebSocket is not valid',
      });
    }
    if (history.messages.length === 0) return unseen(history, 'no message arrived over a WebSocket');
    return skip('the server sends nothing but notifications');
  },
});

function othersThanNotifications(history: History): Received[] {
  return history.messages.flatMap(({ entry, json, view }) =>
    view === undefined && isObject(json) && textAt(json, 'resourceType') !== undefined
      ? [{ entry: entry.seq, resource: json }]
      : [],
  );
}
