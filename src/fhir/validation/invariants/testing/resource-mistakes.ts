import type { Json, JsonObject } from '../../../../model/index.js';
import type { Mistake } from './mistakes.js';

const SOFTWARE: JsonObject = { name: 'x' };
const IMPLEMENTATION: JsonObject = { description: 'x' };
const XHTML = 'xmlns="http://www.w3.org/1999/xhtml"';

function statement(content: JsonObject): JsonObject {
  return { resourceType: 'CapabilityStatement', ...content };
}

function instance(content: JsonObject): JsonObject {
  return statement({ kind: 'instance', implementation: IMPLEMENTATION, rest: [{ mode: 'server' }], ...content });
}

function requirements(content: JsonObject): JsonObject {
  return statement({ kind: 'requirements', description: 'x', rest: [{ mode: 'server' }], ...content });
}

function capability(content: JsonObject): JsonObject {
  return statement({ kind: 'capability', software: SOFTWARE, rest: [{ mode: 'server' }], ...content });
}

function text(div: string): JsonObject {
  return { resourceType: 'OperationOutcome', text: { status: 'generated', div: `<div ${XHTML}>${div}</div>` } };
}

/** A contained resource that refers to the one that contains it. */
function containing(content: JsonObject): JsonObject {
  const contained = { resourceType: 'Patient', id: 'a', managingOrganization: { reference: '#' }, ...content };
  return { resourceType: 'OperationOutcome', contained: [contained] };
}

function documents(...profiles: string[]): Json {
  return profiles.map((profile) => ({ mode: 'producer', profile }));
}

function resources(...content: JsonObject[]): JsonObject {
  return { rest: [{ mode: 'server', resource: content }] };
}

const INNER: JsonObject = { resourceType: 'Patient', id: 'b', managingOrganization: { reference: '#' } };
const ENDPOINT: Json = [{ endpoint: [{ address: 'http://x' }] }];
const REST = 'CapabilityStatement.rest[0]';

export const RESOURCE_MISTAKES: readonly Mistake[] = [
  ...(
    [
      ['cpb-1', 'CapabilityStatement', statement({ kind: 'instance', implementation: IMPLEMENTATION }), instance({})],
      [
        'cpb-2',
        'CapabilityStatement',
        statement({ kind: 'requirements', rest: [{ mode: 'server' }] }),
        requirements({}),
      ],
      ['cpb-3', 'CapabilityStatement', requirements({ messaging: ENDPOINT }), instance({ messaging: ENDPOINT })],
      [
        'cpb-7',
        'CapabilityStatement',
        instance({ document: documents('p', 'p') }),
        instance({ document: documents('p', 'q') }),
      ],
      [
        'cpb-14',
        'CapabilityStatement',
        statement({ kind: 'instance', description: 'x', rest: [{ mode: 'server' }] }),
        instance({}),
      ],
      ['cpb-15', 'CapabilityStatement', capability({ implementation: IMPLEMENTATION }), capability({})],
      ['cpb-16', 'CapabilityStatement', requirements({ software: SOFTWARE }), requirements({})],
      [
        'cpb-9',
        REST,
        instance(resources({ type: 'Patient' }, { type: 'Patient' })),
        instance(resources({ type: 'Patient' })),
      ],
      [
        'cpb-12',
        `${REST}.resource[0]`,
        instance(resources({ type: 'Patient', searchParam: [{ name: 'a' }, { name: 'a' }] })),
        instance(resources({ type: 'Patient', searchParam: [{ name: 'a' }, { name: 'b' }] })),
      ],
      ['txt-1', 'OperationOutcome.text.div', text('<script>x</script>'), text('<p>x</p>')],
      ['txt-2', 'OperationOutcome.text.div', text(' <p> </p>'), text('x')],
      ['dom-2', 'OperationOutcome', containing({ contained: [INNER] }), containing({})],
      [
        'dom-3',
        'OperationOutcome.contained[0]',
        containing({ managingOrganization: { display: 'x' } }),
        containing({}),
      ],
      [
        'dom-4',
        'OperationOutcome',
        containing({ meta: { versionId: '1' } }),
        containing({ meta: { source: 'urn:s' } }),
      ],
      ['dom-5', 'OperationOutcome', containing({ meta: { security: [{ code: 'x' }] } }), containing({})],
    ] as const
  ).map(([key, path, broken, mended]) => ({ key, path, broken, mended })),
  {
    key: 'cpb-4',
    path: 'CapabilityStatement',
    broken: instance({ rest: [{ mode: 'server' }, { mode: 'server' }] }),
    mended: instance({ rest: [{ mode: 'server' }, { mode: 'client' }] }),
    releases: ['R5'],
  },
  {
    key: 'scr-1',
    path: 'Subscription.filterBy[0]',
    broken: { resourceType: 'Subscription', filterBy: [{ filterParameter: 'x', comparator: 'eq', modifier: 'not' }] },
    mended: { resourceType: 'Subscription', filterBy: [{ filterParameter: 'x', comparator: 'eq' }] },
    releases: ['R5'],
  },
];
