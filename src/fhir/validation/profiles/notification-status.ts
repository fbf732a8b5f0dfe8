import { listAt, objectAt, objectsAt, textAt, type Json, type JsonObject } from '../../../model/index.js';

/** What a status says that other entries are judged by, in the form of R4 or of R4B. */
export interface NotificationStatus {
  readonly type: string | undefined;
  /** Where the topic is; undefined where there is none. */
  readonly topicPath: string | undefined;
  readonly namesResources: boolean;
}

export function readStatus(resource: JsonObject, path: string): NotificationStatus {
  return textAt(resource, 'resourceType') === 'Parameters' ? ofParameters(resource, path) : ofStatus(resource, path);
}

function ofParameters(resource: JsonObject, path: string): NotificationStatus {
  const parameters = listAt(resource, 'parameter');
  const topic = indexOf(parameters, 'topic');
  const events = objectsAt(resource, 'parameter').filter(({ name }) => name === 'notification-event');
  return {
    type: textAt(parameters[indexOf(parameters, 'type')], 'valueCode'),
    topicPath: topic < 0 ? undefined : `${path}.parameter[${String(topic)}]`,
    namesResources: events.some((event) => indexOf(listAt(event, 'part'), 'focus', 'additional-context') >= 0),
  };
}

function indexOf(parameters: readonly Json[], ...names: string[]): number {
  return parameters.findIndex((parameter) => names.includes(textAt(parameter, 'name') ?? ''));
}

function ofStatus(resource: JsonObject, path: string): NotificationStatus {
  return {
    type: textAt(resource, 'type'),
    topicPath: Object.hasOwn(resource, 'topic') ? `${path}.topic` : undefined,
    namesResources: objectsAt(resource, 'notificationEvent').some(
      (event) => objectAt(event, 'focus') !== undefined || listAt(event, 'additionalContext').length > 0,
    ),
  };
}
