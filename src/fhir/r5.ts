import type { FhirRelease } from '../model/index.js';
import { readNotification } from './read-notification.js';
import { buildSubscription, readSettings } from './r5-settings.js';

/** R5, the core specification 5.0.0. */
export const r5: FhirRelease = {
  release: 'R5',
  accepts: (fhirVersion) => /^5\.0(\.|$)/.test(fhirVersion),
  subscription: buildSubscription,
  settings: readSettings,
  notification: readNotification,
};
