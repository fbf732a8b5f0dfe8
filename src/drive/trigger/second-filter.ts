import type { Json, JsonObject } from '../../model/index.js';
import { changed, type Candidate } from './candidates.js';
import { create, remove, update } from './change.js';
import { defaultValues } from './default-values.js';
import { isSilent } from './find-resources.js';
import type { Setting } from './knob.js';
import type { Planned } from './planned.js';
import { sample, stored } from './sample.js';
import { meetsFilter, type TopicFilter } from './topic-filters.js';
import type { SecondFilter } from './trigger-plan.js';

export interface ChosenSecond {
  readonly filter: SecondFilter;
  readonly hit: Setting;
  readonly miss: Setting;
}

/** Of the other filters, the first whose element can take two values without a change of what fires. */
export function chooseSecondFilter(filters: readonly TopicFilter[], planned: Planned): ChosenSecond | undefined {
  for (const { parameter, code } of filters) {
    const settings = filterSettings(code, planned).filter(({ setting }) => leavesFiring(setting, planned));
    const [hit, miss] = settings.filter((one) => settings.every((each) => isToldApart(one, each, code, planned)));
    if (hit === undefined || miss === undefined) continue;
    return { filter: { parameter, hit: hit.text, miss: miss.text }, hit: hit.setting, miss: miss.setting };
  }
  return undefined;
}

interface FilterSetting {
  readonly setting: Setting;
  /** The value of a filterBy that it meets. */
  readonly text: string;
}

/** Settings that the filter tells apart. Identifiers are left alone: they carry the labels. */
function filterSettings(code: string, planned: Planned): FilterSetting[] {
  const parameter = planned.resources.searchParameter(planned.resourceType, code);
  if (parameter === undefined || !['token', 'string'].includes(parameter.type) || code === 'identifier') return [];
  const elements = parameter.elements
    .map(({ path }) => planned.resources.along(planned.resourceType, path))
    .find((each) => each !== undefined);
  if (elements === undefined) return [];

  return defaultValues(planned.resourceType, elements).flatMap((value) => {
    const text = filterText(value);
    return text === undefined ? [] : [{ setting: { elements, value }, text }];
  });
}

/** Whether the match, set as `one`, meets the filter value of `each` exactly where the two are the same. */
function isToldApart(one: FilterSetting, each: FilterSetting, code: string, planned: Planned): boolean {
  const made = planned.assemble(changed(planned.found.match, one.setting), sample);
  return meetsFilter(`${code}=${each.text}`, made, planned.resourceType, planned.resources) === (one === each);
}

/** The plain code or word: every server can match it, with or without systems. */
function filterText(value: Json): string | undefined {
  if (typeof value === 'string' || typeof value === 'boolean') return String(value);
  const coded = JSON.stringify(value).match(/"(?:code|family|city)":"([^"]+)"/);
  return coded?.[1];
}

function leavesFiring(setting: Setting, { found, assemble, fires, resources }: Planned): boolean {
  const make = (candidate: Candidate): JsonObject => stored(assemble(changed(candidate, setting), sample));
  const match = make(found.match);
  const before = found.before === undefined ? undefined : make(found.before);
  const made = [match, before, found.miss && make(found.miss)];
  if (made.some((one) => one !== undefined && resources.structureIssues(one).length > 0)) return false;
  const changes = { create: create(match), update: update(before ?? match, match), delete: remove(match) };
  return (
    found.interactions.every((interaction) => fires(changes[interaction]) === true) &&
    (before === undefined || fires(create(before)) === false) &&
    (found.miss === undefined || isSilent(make(found.miss), found, make, fires))
  );
}
