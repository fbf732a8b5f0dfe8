import { usageTrouble, type FhirRelease, type JsonObject, type SubscriptionSettings } from '../model/index.js';

/** Stands for what scenarios will ask for. */
const SAMPLE: SubscriptionSettings = {
  status: 'requested',
  filters: [],
  channel: { code: 'websocket' },
  contentType: 'application/fhir+json',
  content: 'id-only',
};

/** Throws a usage error where the user's Subscription is not valid in the release once scenarios have had their say. */
export function requireBase(base: JsonObject, fhir: FhirRelease): void {
  const topic = fhir.settings(base).topic ?? 'http://fhir-handshake.example/topic';
  const [issue] = fhir.resources.structureIssues(fhir.bases.over(base, { ...SAMPLE, topic }));
  if (issue === undefined) return;
  throw usageTrouble(
    `The Subscription of --subscription is not valid in ${fhir.release}: ${issue.path}: ${issue.message} ` +
      'Correct it there, or name with --fhir the release that it is written for.',
  );
}
