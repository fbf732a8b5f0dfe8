import { textAt, type Facts, type FhirRelease, type Release } from '../../model/index.js';
import type { Examination } from './examination.js';

/** The release that the target says it speaks, and that is walked. */
export function examineRelease(
  { fhirVersion, release }: Facts,
  wished: Release | 'auto',
  { accepts }: Pick<FhirRelease, 'accepts'>,
): Examination {
  const about = { id: 'release', title: 'The release is one that is tested' };
  if (fhirVersion === undefined) {
    const remedy = 'Let the CapabilityStatement say fhirVersion, or name the release with --fhir.';
    return { ...about, status: 'warn', seen: `the server does not say it; taken for ${release}`, remedy };
  }
  if (accepts(fhirVersion)) return { ...about, status: 'ok', seen: `FHIR ${fhirVersion}, walked as ${release}` };
  const remedy = `Leave --fhir ${wished.toLowerCase()} out, or give the base URL of an endpoint of that release.`;
  return { ...about, status: 'warn', seen: `FHIR ${fhirVersion}, but walked as ${release}`, remedy };
}

/** Whether there is a topic to subscribe to, and whether its events can be caused. */
export function examineTopics({ topics, topic }: Facts): Examination {
  const about = { id: 'topics', title: 'A topic is listed whose events can be caused' };
  const urls = topics.flatMap((one) => textAt(one, 'url') ?? []);
  const listed = urls.length === 0 ? 'no topic is listed' : `${String(urls.length)} listed: ${urls.join(', ')}`;
  if (topic === undefined) {
    const remedy =
      'List SubscriptionTopics on the server, or name one with --topic and say with --trigger what fires it.';
    return { ...about, status: 'fail', seen: listed, remedy };
  }
  if (topic.untriggerable !== undefined) {
    const remedy = 'Say with --trigger <file> what fires it (docs/triggers.md).';
    return { ...about, status: 'warn', seen: `${topic.url}: ${topic.untriggerable}`, remedy };
  }
  const apart = topic.patientFilter === undefined ? '; without a filter by patient scenarios play in turn' : '';
  return {
    ...about,
    status: 'ok',
    seen: `${listed}. Chosen: ${topic.url}, fired by ${topic.interactions.join(', ')} of ${topic.resource}${apart}`,
  };
}
