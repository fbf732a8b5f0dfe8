import { afterEach, describe, expect, test } from 'vitest';
import { Trouble, type JsonObject } from '../model/index.js';
import { json, startTarget, type Target } from './testing/target.js';
import { entriesOf, told } from './testing/told.js';

let target: Target | undefined;

afterEach(async () => {
  await target?.close();
  target = undefined;
});

const STATEMENT = {
  resourceType: 'CapabilityStatement',
  fhirVersion: '5.0.0',
  software: { name: 'Server', version: '7' },
};

function topic(id: string, more: JsonObject = {}): JsonObject {
  const resourceTrigger = [
    { resource: 'Encounter', supportedInteraction: ['create'], queryCriteria: { current: 'status=completed' } },
  ];
  const url = `http://topics.example/${id}`;
  return { resourceType: 'SubscriptionTopic', id, url, status: 'active', resourceTrigger, ...more };
}

const PATIENT_FILTER = [{ resource: 'Encounter', filterParameter: 'patient' }];

/** A server with one topic on each page. */
async function serving(pages: readonly JsonObject[], statement: object = STATEMENT): Promise<Target> {
  target = await startTarget({
    answer: ({ url = '' }, response) => {
      if (url.endsWith('/metadata')) return void json(response, statement);
      const page = Number(/page=(\d+)/.exec(url)?.[1] ?? 0);
      const link =
        page + 1 < pages.length ? [{ relation: 'next', url: `SubscriptionTopic?page=${String(page + 1)}` }] : [];
      json(response, { resourceType: 'Bundle', type: 'searchset', link, entry: [{ resource: pages[page] }] });
    },
  });
  return target;
}

async function discovered(baseUrl: string, options: Parameters<typeof told>[2] = {}) {
  return told(baseUrl, (subscriber) => subscriber.discover(), { phase: 'discovery', ...options });
}

describe('discovery', () => {
  test('looks for a topic of R4B by each search parameter that the guide asks for', async () => {
    const titled = topic('one', { title: 'Complete, at last' });
    const { baseUrl, requests } = await serving([titled], { ...STATEMENT, fhirVersion: '4.3.0' });
    const result = await discovered(baseUrl, { release: 'R4B' });
    expect(requests.slice(3)).toEqual([
      'GET /r5/SubscriptionTopic?url=http%3A%2F%2Ftopics.example%2Fone',
      'GET /r5/SubscriptionTopic?derived-or-self=http%3A%2F%2Ftopics.example%2Fone',
      'GET /r5/SubscriptionTopic?resource=Encounter',
      'GET /r5/SubscriptionTopic?title=Complete',
    ]);
    const searches = entriesOf(result, 'http-request').filter(({ purpose }) => purpose === 'topic-search');
    expect(searches.map(({ about }) => about)).toEqual(['url', 'derived-or-self', 'resource', 'title']);
  });

  test('reads every page, looks at the topic by id and by url, and tells what it learnt', async () => {
    const { baseUrl, requests } = await serving([topic('one'), topic('two'), topic('three')]);
    const result = await discovered(baseUrl);
    expect(requests).toEqual([
      'GET /r5/metadata',
      'GET /r5/SubscriptionTopic',
      'GET /r5/SubscriptionTopic?page=1',
      'GET /r5/SubscriptionTopic?page=2',
      'GET /r5/SubscriptionTopic/one',
      'GET /r5/SubscriptionTopic?url=http%3A%2F%2Ftopics.example%2Fone',
    ]);
    expect(entriesOf(result, 'http-request').map(({ purpose, about }) => [purpose, about])).toContainEqual([
      'topic-list',
      'page 3',
    ]);
    expect(result.facts).toMatchObject({
      fhirVersion: '5.0.0',
      software: 'Server 7',
      topic: { resource: 'Encounter' },
    });
    expect(result.facts.topics).toHaveLength(3);
    expect(entriesOf(result, 'mark').at(-1)?.mark).toEqual({ name: 'facts', facts: result.facts });
  });

  test('prefers a topic whose events can be caused and kept apart', async () => {
    const impossible = topic('impossible', { resourceTrigger: [] });
    const { baseUrl } = await serving([impossible, topic('plain'), topic('apart', { canFilterBy: PATIENT_FILTER })]);
    expect((await discovered(baseUrl)).facts.topic).toMatchObject({
      url: 'http://topics.example/apart',
      patientFilter: 'patient',
    });
  });

  test('takes the topic that the user names', async () => {
    const { baseUrl } = await serving([topic('apart', { canFilterBy: PATIENT_FILTER }), topic('plain')]);
    const { facts } = await discovered(baseUrl, { topic: 'http://topics.example/plain|1.0' });
    expect(facts.topic?.url).toBe('http://topics.example/plain');
  });

  test('refuses a topic that is not listed, and names those that are', async () => {
    const { baseUrl } = await serving([topic('plain')]);
    await expect(discovered(baseUrl, { topic: 'http://topics.example/other' })).rejects.toThrow(
      /--topic http:\/\/topics\.example\/other .* \(http:\/\/topics\.example\/plain\)/,
    );
  });

  test.for(['http://[', 'file:///etc/passwd', 'http://elsewhere.example/next'])(
    'does not follow the paging link %s, and says so',
    async (url) => {
      target = await startTarget({
        answer: (request, response) => {
          if (request.url?.endsWith('/metadata')) return void json(response, STATEMENT);
          json(response, {
            resourceType: 'Bundle',
            link: [{ relation: 'next', url }],
            entry: [{ resource: topic('a') }],
          });
        },
      });
      const { transcript, notes } = await discovered(target.baseUrl);
      expect(transcript.footer?.outcome).toBe('completed');
      expect(notes).toMatchObject([expect.stringContaining(url)]);
    },
  );

  test('ends with a page that leads back to an earlier one', async () => {
    target = await startTarget({
      answer: (request, response) => {
        if (request.url?.endsWith('/metadata')) return void json(response, STATEMENT);
        json(response, { resourceType: 'Bundle', link: [{ relation: 'next', url: 'SubscriptionTopic?page=1' }] });
      },
    });
    await discovered(target.baseUrl);
    expect(target.requests).toEqual([
      'GET /r5/metadata',
      'GET /r5/SubscriptionTopic',
      'GET /r5/SubscriptionTopic?page=1',
    ]);
  });
});

describe('a list of topics', () => {
  /** Pages by their query, each with a topic, and the link to the next one. */
  function paged(next: (page: number) => string | undefined): Promise<Target> {
    return startTarget({
      answer: ({ url = '' }, response) => {
        if (url.endsWith('/metadata')) return void json(response, STATEMENT);
        const page = Number(/page=(\d+)/.exec(url)?.[1] ?? 0);
        const link = next(page);
        json(response, {
          resourceType: 'Bundle',
          link: link === undefined ? [] : [{ relation: 'next', url: link }],
          entry: [{ resource: topic('one') }],
        });
      },
    });
  }

  test('may link its pages from the page itself', async () => {
    target = await paged((page) => (page < 2 ? `?page=${String(page + 1)}` : undefined));
    await discovered(target.baseUrl);
    expect(target.requests.filter((line) => line.includes('page='))).toEqual([
      'GET /r5/SubscriptionTopic?page=1',
      'GET /r5/SubscriptionTopic?page=2',
    ]);
  });

  test('that goes on for ever is cut, and the report says so; a topic that comes again counts once', async () => {
    target = await paged((page) => `SubscriptionTopic?page=${String(page + 1)}`);
    const { facts, notes } = await discovered(target.baseUrl);
    expect(target.requests.filter((line) => /Topic($|\?page)/.test(line))).toHaveLength(50);
    expect(notes).toMatchObject([expect.stringContaining('first 50 pages')]);
    expect(facts.topics).toHaveLength(1);
  });

  test('that is not there leaves a walk without a topic, which a trigger file cannot make up for alone', async () => {
    target = await startTarget({
      answer: ({ url = '' }, response) => {
        if (url.endsWith('/metadata')) json(response, STATEMENT);
        else json(response, { resourceType: 'OperationOutcome' }, 404);
      },
    });
    const { baseUrl } = target;
    expect((await discovered(baseUrl)).facts.topic).toBeUndefined();
    const trigger = '{ "resourceType": "Encounter", "status": "planned" }';
    await expect(discovered(baseUrl, { trigger })).rejects.toThrow(/--topic <url>/);
    const { facts } = await discovered(baseUrl, { trigger, topic: 'http://topics.example/mine' });
    expect(facts.topic).toMatchObject({ url: 'http://topics.example/mine', resource: 'Encounter' });
  });

  test('whose topics cannot be triggered says why', async () => {
    const { baseUrl } = await serving([topic('impossible', { resourceTrigger: [] })]);
    expect((await discovered(baseUrl)).facts.topic?.untriggerable).toContain('no resourceTrigger');
  });
});

describe('what cannot be walked is told in one paragraph', () => {
  async function troubleWith(baseUrl: string, options: Parameters<typeof told>[2] = {}): Promise<Trouble> {
    const outcome = await discovered(baseUrl, { release: 'auto', ...options }).catch((error: unknown) => error);
    if (outcome instanceof Trouble) return outcome;
    throw new Error(`There was no trouble: ${String(outcome)}`);
  }

  test('nothing listens', async () => {
    const gone = await startTarget({});
    await gone.close();
    const trouble = await troubleWith(gone.baseUrl);
    expect(trouble.exitCode).toBe(3);
    expect(trouble.message).toContain('ECONNREFUSED');
    expect(trouble.message).toContain('Start the server');
  });

  const answers: [string, number, string, string, RegExp][] = [
    [
      'a web page',
      200,
      'text/html',
      '<html></html>',
      /a web page, which is no CapabilityStatement\. Give the base URL/,
    ],
    ['a closed door', 401, 'text/plain', 'who?', /answered 401.*--token/],
    ['a door that stays closed', 403, 'text/plain', 'no', /answered 403.*--token/],
    ['another resource', 200, 'application/fhir+json', '{"resourceType":"Bundle"}', /a resource of type Bundle/],
  ];
  test.for(answers)('%s', async ([, status, type, body, words]) => {
    target = await startTarget({
      answer: (_, response) => response.writeHead(status, { 'content-type': type }).end(body),
    });
    const trouble = await troubleWith(target.baseUrl);
    expect(trouble.exitCode).toBe(3);
    expect(trouble.message).toMatch(words);
    expect(trouble.message).not.toContain('\n');
  });

  test('a redirect, with the place it leads to', async () => {
    target = await startTarget({
      answer: (_, response) => response.writeHead(301, { location: 'https://fhir.example/r5/metadata' }).end(),
    });
    expect((await troubleWith(target.baseUrl)).message).toContain('https://fhir.example/r5');
  });

  test('another release, where the user did not name one', async () => {
    const { baseUrl } = await serving([topic('one')], { ...STATEMENT, fhirVersion: '3.0.2' });
    const trouble = await troubleWith(baseUrl);
    expect(trouble.exitCode).toBe(2);
    expect(trouble.message).toContain('FHIR 3.0.2');
  });

  test('but with the release named, metadata that is wrong is left to the checks', async () => {
    const { baseUrl } = await serving([topic('one')], { ...STATEMENT, fhirVersion: '4.0.1' });
    expect((await discovered(baseUrl, { release: 'R5' })).facts).toMatchObject({ release: 'R5', fhirVersion: '4.0.1' });
  });
});
