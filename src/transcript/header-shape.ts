import {
  DEFAULT_LIMITS,
  isObject,
  RELEASES,
  type Limits,
  type TranscriptFooter,
  type TranscriptHeader,
} from '../model/index.js';
import { isCount, isNumber, isText, oneOf, optional, shape, type Guard, type Guards } from './guard.js';

const isLimits: Guard<Limits> = (value): value is Limits =>
  isObject(value) && Object.keys(DEFAULT_LIMITS).every((name) => isNumber(value[name]));

export const HEADER: Guards<TranscriptHeader> = {
  kind: oneOf('header'),
  format: oneOf(1),
  tool: shape({ name: isText, version: isText }),
  run: isText,
  scenario: isText,
  title: isText,
  baseUrl: isText,
  release: oneOf(...RELEASES),
  limits: isLimits,
  startedAt: isText,
};

export const FOOTER: Guards<TranscriptFooter> = {
  kind: oneOf('footer'),
  entries: isCount,
  finishedAt: isText,
  durationMs: isNumber,
  latenessMs: shape({ p99: isNumber, max: isNumber }),
  outcome: oneOf('completed', 'stopped', 'interrupted', 'broken'),
  reason: optional(isText),
};
