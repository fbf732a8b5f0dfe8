import { defineCheck, judgeEach, type History, type Issue, type StatusView } from '../../src/model/index.js';
import { framesOf, type Frame } from './frames.js';
import { otherRelease } from './other-release.js';

export const statusSlices = defineCheck({
  id: 'notification.status-slices',
  title: 'The Parameters of a status have the parameters and parts of the backport profile, each of its type',
  requirements: [
    'R4-NOTIF-15',
    ...['R4-NOTIF-16', 'R4-NOTIF-17', 'R4-NOTIF-18', 'R4-NOTIF-19', 'R4-NOTIF-20', 'R4-NOTIF-21'],
    ...['R4-NOTIF-75', 'R4-NOTIF-76'],
  ],
  releases: ['R4'],
  everywhere: true,
  cause:
    'The SubscriptionStatus of R5 was translated by hand: names in camel case, numbers as numbers, codes as strings.',
  remedy:
    'Build the Parameters by the profile backport-subscription-status-r4; fhir-handshake validate names each mistake.',
  judge: (history) =>
    judgeEach(history, parameterFrames(history), {
      situation: 'status in Parameters',
      broken: 'the Parameters of a status do not follow the profile',
      problem: (frame) => slicesOf(frame, history, 'error'),
      doubt: (frame) => slicesOf(frame, history, 'warning'),
    }),
});

function parameterFrames(history: History): Frame[] {
  return framesOf(history).filter(({ view }) => view.statuses.some(({ form }) => form === 'Parameters'));
}

/** What the profile says of the parameters of the status. */
function slicesOf({ seq, view }: Frame, history: History, severity: Issue['severity']) {
  return history
    .issues(view.bundle)
    .filter((issue) => issue.severity === severity)
    .filter((issue) => {
      const status = view.statuses.find(({ path }) => issue.path.startsWith(`${path}.parameter`));
      return status !== undefined && !hasCheckOfItsOwn(issue, status);
    })
    .map(({ path, expected, actual }) => ({ entry: seq, path, expected, actual }));
}

/** What notification.empty-no-topic, full-topic and events-listed say. */
const OTHER_RULES = /no topic in a notification|topic with full resources|notification-event of an event-notification/;
const NUMBER_OF_STATUSES = /: parameter:status \S+$/;

/** One defect is told by one check: counters, and whether handshakes and heartbeats have their one status, are told by theirs. */
function hasCheckOfItsOwn({ path, rule }: Issue, status: StatusView): boolean {
  if (OTHER_RULES.test(rule)) return true;
  if (NUMBER_OF_STATUSES.test(rule)) return status.type === 'handshake' || status.type === 'heartbeat';
  const counters = [
    { place: status.places.eventsSinceSubscriptionStart, raw: status.rawCount },
    ...status.events.map(({ places, rawNumber }) => ({ place: places.eventNumber, raw: rawNumber })),
  ];
  return counters.some(
    ({ place, raw }) => path.startsWith(`${place}.value`) && ['string', 'number', 'boolean'].includes(typeof raw),
  );
}

export const eventExtensions = defineCheck({
  id: 'notification.event-extensions',
  title: 'Related queries and authorization hints of an event have the inner structure that is defined for them',
  requirements: ['R4B-NOTIF-77'],
  releases: ['R4B'],
  everywhere: true,
  cause: 'The extensions are written with names of their own, or with the parts of R4.',
  remedy: 'Build the extensions by their definitions; fhir-handshake validate names each mistake.',
  judge: (history) =>
    judgeEach(history, framesOf(history), {
      situation: 'notification Bundle',
      broken: 'an extension of an event does not follow its definition',
      problem: ({ seq, view }) =>
        history
          .issues(view.bundle)
          .filter(({ path }) => IN_EVENT.test(path))
          .map(({ path, expected, actual }) => ({ entry: seq, path, expected, actual })),
    }),
});

const IN_EVENT = /\.notificationEvent\[\d+\]\.extension\b/;

export const fhirVersion = defineCheck({
  id: 'notification.fhir-version',
  title: 'Without a version parameter a notification has the shape of the FHIR version of the server',
  requirements: ['BP-NOTIF-74'],
  releases: ['R4', 'R4B'],
  everywhere: true,
  explains: otherRelease,
  cause: 'One code writes the notifications of all endpoints, in the shape of the newest release.',
  remedy: 'Write Parameters at an R4 endpoint and SubscriptionStatus at an R4B endpoint.',
  judge: (history) =>
    judgeEach(
      history,
      framesOf(history).filter(({ view }) =>
        view.statuses.every(({ subscriptionId }) => !asksVersion(history, subscriptionId)),
      ),
      {
        situation: 'notification of a Subscription that asks for no version',
        broken: 'a notification has the shape of another release',
        problem: ({ seq, view }) =>
          view.statuses
            .filter(({ form }) => form !== history.words.statusResource)
            .map(({ path, form }) => ({ entry: seq, path, expected: history.words.statusResource, actual: form })),
      },
    ),
});

function asksVersion(history: History, id: string | undefined): boolean {
  const story = history.subscriptions.find((one) => one.id === id);
  return /fhirVersion=/i.test(story?.settings.contentType ?? '');
}
