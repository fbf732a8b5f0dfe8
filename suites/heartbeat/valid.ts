import { defineCheck } from '../../src/model/index.js';
import { INVALID_CAUSE, INVALID_REMEDY, judgeFrames } from '../payload/frame-validity.js';
import { withoutHeartbeats } from './spans.js';

export const heartbeatValid = defineCheck({
  id: 'heartbeat.valid',
  title: 'Every heartbeat is valid against the resource definitions of its release',
  requirements: ['ALL-NOTIF-13'],
  everywhere: true,
  cause: INVALID_CAUSE,
  remedy: INVALID_REMEDY,
  judge: (history) =>
    history.notificationsOfType('heartbeat').length === 0
      ? withoutHeartbeats(history, 'no heartbeat was seen')
      : judgeFrames(history, 'heartbeat', (type) => type === 'heartbeat'),
});
