import { wrong, type Mistake } from './mistake.js';
import { notification } from '../samples.js';

export const slices: readonly Mistake[] = [
  wrong(
    'no parameter for the status',
    notification,
    'entry[0].resource.parameter[2]',
    { name: 'x', valueCode: 'active' },
    { foundAt: 'entry[0].resource.parameter', releases: ['R4'] },
  ),
  wrong(
    'a count in a wrong type',
    notification,
    'entry[0].resource.parameter[4]',
    { name: 'events-since-subscription-start', valueInteger: 2 },
    { foundAt: 'entry[0].resource.parameter[4].valueInteger', releases: ['R4'] },
  ),
  wrong('an unknown notification type', notification, 'entry[0].resource.parameter[3].valueCode', 'hearbeat', {
    releases: ['R4'],
  }),
];
