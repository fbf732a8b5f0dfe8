import { notFound, refusal } from '../answer.js';
import type { Behaviour } from '../behaviour.js';
import { defineFault } from '../fault.js';
import { text } from '../json.js';
import type { AnsweringOperations } from '../rest/operation-decisions.js';

export const statusComesTwice = defineFault({
  id: 'status-comes-twice',
  stage: 'status',
  story: 'Asked about the Subscription in the path alone, $status tells its status twice.',
  breaks: ['status.one-each'],
  spoil: asking((honest) => (question, world) => {
    const { instance, ids, statuses } = question;
    const plain = instance !== undefined && ids.length + statuses.length === 0;
    return plain ? [instance, instance] : honest(question, world);
  }),
});

export const statusTakesFirstId = defineFault({
  id: 'status-takes-first-id',
  stage: 'status',
  story: 'Of several ids $status reads the first one only.',
  breaks: ['status.ids-or'],
  spoil: asking((honest) => (question, world) => honest({ ...question, ids: question.ids.slice(0, 1) }, world)),
});

export const statusIgnoresIds = defineFault({
  id: 'status-ignores-ids',
  stage: 'status',
  story: 'Whatever ids are asked for, $status answers of all Subscriptions.',
  breaks: ['status.ids-or', 'status.unknown-ids'],
  breaksIn: { R4: ['status.ids-or'], R4B: ['status.ids-or'] },
  spoil: asking((honest) => (question, world) => honest({ ...question, ids: [] }, world)),
});

export const statusNeedsIds = defineFault({
  id: 'status-needs-ids',
  stage: 'status',
  story: 'Without ids $status finds nothing.',
  breaks: ['status.all', 'status.filters'],
  spoil: asking(
    (honest) => (question, world) =>
      question.instance === undefined && question.ids.length === 0 ? [] : honest(question, world),
  ),
});

export const statusIgnoresStatuses = defineFault({
  id: 'status-ignores-statuses',
  stage: 'status',
  story: 'The parameter status of $status is not read.',
  breaks: ['status.filters'],
  spoil: asking((honest) => (question, world) => honest({ ...question, statuses: [] }, world)),
});

export const statusKnowsActiveOnly = defineFault({
  id: 'status-knows-active-only',
  stage: 'status',
  story: 'Where no status is asked for, $status of several finds only what is active.',
  breaks: ['status.filters'],
  spoil: asking((honest) => (question, world) => {
    const found = honest(question, world);
    const isFiltered = question.instance !== undefined || question.ids.length + question.statuses.length > 0;
    return isFiltered || 'status' in found ? found : found.filter(({ resource }) => text(resource.status) === 'active');
  }),
});

export const statusJoinsStatusesWithAnd = defineFault({
  id: 'status-joins-statuses-with-and',
  stage: 'status',
  story: 'Several values of status must all be met, which none can.',
  breaks: ['status.filters'],
  spoil: asking(
    (honest) => (question, world) =>
      question.instance === undefined && question.statuses.length > 1 ? [] : honest(question, world),
  ),
});

export const statusFollowsIdOnInstance = defineFault({
  id: 'status-follows-id-on-instance',
  stage: 'status',
  story: 'The parameter id wins over the Subscription in the path.',
  breaks: ['status.instance-ignores'],
  spoil: asking(
    (honest) => (question, world) =>
      honest(question.ids.length > 0 ? { ...question, instance: undefined } : question, world),
  ),
});

export const statusFiltersInstance = defineFault({
  id: 'status-filters-instance',
  stage: 'status',
  story: 'The parameter status also filters the Subscription in the path.',
  breaks: ['status.instance-ignores'],
  spoil: asking((honest) => (question, world) => {
    const { instance, statuses } = question;
    const isOut = statuses.length > 0 && !statuses.includes(text(instance?.resource.status) ?? '');
    return instance !== undefined && isOut ? [] : honest(question, world);
  }),
});

export const statusRefusesNeedless = defineFault({
  id: 'status-refuses-needless',
  stage: 'status',
  story: 'Parameters that mean nothing at instance level are refused.',
  breaks: ['status.instance-ignores'],
  spoil: asking((honest) => (question, world) => {
    const { instance, ids, statuses } = question;
    if (instance === undefined || ids.length + statuses.length === 0) return honest(question, world);
    return refusal({ rule: 'needless', status: 400, code: 'invalid', diagnostics: 'id and status are not read here.' });
  }),
});

export const statusInsistsOnIds = defineFault({
  id: 'status-insists-on-ids',
  stage: 'status',
  story: 'An unknown id among those asked for is answered with 404.',
  breaks: ['status.unknown-ids'],
  releases: ['R5'],
  spoil: asking((honest) => (question, world) => {
    const unknown = question.ids.find((id) => !world.subscriptions.has(id));
    return question.instance === undefined && unknown !== undefined
      ? notFound(`Subscription/${unknown}`)
      : honest(question, world);
  }),
});

type Ask = AnsweringOperations['statusAsked'];

/** Another choice of the Subscriptions that a $status is about. */
function asking(spoil: (honest: Ask) => Ask): (honest: Behaviour) => Behaviour {
  return (honest) => ({ ...honest, statusAsked: spoil((question, world) => honest.statusAsked(question, world)) });
}
