import { objects, text, type Json, type JsonObject } from '../../json.js';
import { HEARTBEAT_PERIOD, MAX_COUNT, PAYLOAD_CONTENT, TIMEOUT } from './names.js';

const CHANNEL = 'Subscription.channel';

/** Elements of R5 as FHIRPath finds them in R4 and R4B; a part below them is left out, because it has no place of its own. */
const PATHS: Readonly<Record<string, string>> = {
  topic: 'Subscription.criteria',
  channelType: `${CHANNEL}.type`,
  endpoint: `${CHANNEL}.endpoint`,
  parameter: `${CHANNEL}.header`,
  heartbeatPeriod: `${CHANNEL}.extension('${HEARTBEAT_PERIOD}')`,
  timeout: `${CHANNEL}.extension('${TIMEOUT}')`,
  contentType: `${CHANNEL}.payload`,
  content: `${CHANNEL}.payload.extension('${PAYLOAD_CONTENT}')`,
  maxCount: `${CHANNEL}.extension('${MAX_COUNT}')`,
};

/** An OperationOutcome that names the elements by the names of R4 and R4B. */
export function writeOutcome(outcome: JsonObject): JsonObject {
  if (!Array.isArray(outcome.issue)) return outcome;
  return { ...outcome, issue: objects(outcome.issue).map(writeIssue) };
}

function writeIssue(issue: JsonObject): JsonObject {
  const { expression } = issue;
  return Array.isArray(expression) ? { ...issue, expression: expression.map(writeExpression) } : issue;
}

function writeExpression(expression: Json): Json {
  const [, name = '', index = ''] = /^Subscription\.(\w+)(\[\d+\])?/.exec(text(expression) ?? '') ?? [];
  if (name === 'filterBy') return `Subscription.criteria.extension${index}`;
  const path = PATHS[name];
  return path === undefined ? expression : `${path}${index}`;
}
