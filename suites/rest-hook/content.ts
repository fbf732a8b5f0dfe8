import { defineCheck } from '../../src/model/index.js';
import { judgeContentLevels } from '../payload/content-level.js';
import { withServed } from './story.js';

export const hookContent = defineCheck({
  id: 'rest-hook.content',
  title: 'What comes to an endpoint follows the content level of its Subscription',
  requirements: ['ALL-NOTIF-73'],
  cause: 'One notification is built and posted to the endpoints of all Subscriptions to the topic.',
  remedy: 'Build each notification by the content level that is stored in its Subscription.',
  judge: (history) => withServed(history, () => judgeContentLevels(history)),
});
