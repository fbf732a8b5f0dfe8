import type { SmartOffer, Survey } from '../../drive/index.js';
import { shown, textAt, type Json } from '../../model/index.js';
import { visible } from '../../report/index.js';
import type { Drafting } from './draft.js';

/** Most topics that are listed. */
const MOST_TOPICS = 20;

/** The topic that a run would choose, where it can stand in a file: a URL, with nothing that a reader would not see. */
export function usableTopic({ facts: { topic } }: Survey, redacted: (text: string) => string): string | undefined {
  const url = topic?.url;
  if (url === undefined || !URL.canParse(url) || /\s/.test(url)) return undefined;
  return visible(url) === url && redacted(url) === url ? url : undefined;
}

/** What is said beside a key: what the target says about it, and what follows from it. Texts of the target are quoted. */
export function remarks(
  key: string,
  { survey, told, redacted }: Pick<Drafting, 'survey' | 'told' | 'redacted'>,
): string[] {
  if (key === 'topic') return topicRemarks(survey, told['topic']).map(redacted);
  return (REMARKS[key]?.(survey) ?? []).map(redacted);
}

const REMARKS: Readonly<Record<string, (survey: Survey) => string[]>> = {
  fhir: ({ facts: { fhirVersion, software } }) => [
    `The target says: FHIR ${fhirVersion === undefined ? 'of no version' : shown(fhirVersion)}${software === undefined ? '' : `, software ${shown(software)}`}.`,
  ],
  allowHost: ({ socket, foreignSocket }) =>
    socket === undefined || foreignSocket === undefined
      ? []
      : [`The target declares its WebSocket at ${shown(socket)}, on another host: name it here, if that is meant.`],
  token: ({ wantsToKnow }) => (wantsToKnow ? ['The target refused a read because of who asked.'] : []),
  auth: ({ security, smart }) => [
    ...(security.length === 0
      ? []
      : [`Its CapabilityStatement names: ${security.map((one) => shown(one)).join(', ')}.`]),
    ...smartRemarks(smart),
  ],
  trigger: ({ facts: { topic } }) =>
    topic?.untriggerable === undefined
      ? []
      : [`No event of the topic can be derived: ${visible(topic.untriggerable)}. Say here what fires it.`],
  skip: ({ socket, facts: { capabilities } }) => channelRemarks(socket, JSON.stringify(capabilities ?? null)),
  endpointUrl: ({ endpointObstacle }) =>
    endpointObstacle === undefined ? [] : [`Without it stage rest-hook is skipped: ${visible(endpointObstacle)}.`],
};

function smartRemarks(smart: SmartOffer | undefined): string[] {
  if (smart === undefined) return [];
  const { tokenEndpoint, grants, methods } = smart;
  const list = (texts: readonly string[]) =>
    texts.length === 0 ? 'not said' : texts.map((one) => shown(one)).join(', ');
  const usable = grants.length === 0 || grants.includes('client_credentials');
  return [
    `Its SMART configuration: token endpoint ${shown(tokenEndpoint)}; grants ${list(grants)}; client authentication ${list(methods)}.`,
    usable
      ? 'Client credentials can be tried: register a client there, then fill in what follows.'
      : 'It does not offer client_credentials, which is what can be used below auth: get a token by other means.',
  ];
}

function topicRemarks({ facts: { topics, topic } }: Survey, told: Json | undefined): string[] {
  if (topics.length === 0)
    return ['The target lists no topic: name the one to test, and say with trigger what fires it.'];
  const lines = topics.slice(0, MOST_TOPICS).map((one) => {
    const title = textAt(one, 'title') ?? textAt(one, 'name');
    const isChosen = told === undefined && textAt(one, 'url') === topic?.url;
    return `- ${shown(textAt(one, 'url'))}${title === undefined ? '' : ` ${shown(title)}`}${isChosen ? ' (chosen)' : ''}`;
  });
  const more = topics.length - lines.length;
  return ['The target lists:', ...lines, ...(more > 0 ? [`and ${String(more)} more.`] : [])];
}

/** No element says which channels there are; what is declared for WebSocket hints at that one. */
function channelRemarks(socket: string | undefined, capabilities: string): string[] {
  const token = capabilities.includes('get-ws-binding-token');
  if (socket === undefined && !token) return ['The target says nothing of channels.'];
  const signs = [
    ...(socket === undefined ? [] : [`an address for WebSockets, ${shown(socket)}`]),
    ...(token ? ['the operation $get-ws-binding-token'] : []),
  ];
  return [`The target declares ${signs.join(', and ')}. Of rest-hooks nothing says whether it has them.`];
}
