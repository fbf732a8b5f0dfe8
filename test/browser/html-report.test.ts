import type { Page } from 'playwright-core';
import { source as axe, type AxeResults } from 'axe-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadLibrary } from '../../src/cli/load-suites.js';
import type { Rendering } from '../../src/report/index.js';
import { htmlReport } from '../../src/report/html/html-report.js';
import { recorded } from '../judging/recorded.js';
import { ReportBrowser, type Opened } from './testing/browser.js';
import { manyFrames } from './testing/many-frames.js';
import { hostile } from './testing/hostile.js';
import { renderingOfRun } from './testing/rendered.js';
import { TWENTY_FAULTS } from './testing/twenty-faults.js';

const KINDS = ['a passing run', 'a run with twenty faults', 'a hostile target'] as const;
type Kind = (typeof KINDS)[number];

const renderings = new Map<Kind, Rendering>();
let browser: ReportBrowser;

beforeAll(async () => {
  const library = await loadLibrary();
  const [started, honest, faulty] = await Promise.all([
    ReportBrowser.start(),
    recorded(library),
    recorded(library, { faults: TWENTY_FAULTS }),
  ]);
  browser = started;
  renderings.set('a passing run', await renderingOfRun(library, honest));
  renderings.set('a run with twenty faults', await renderingOfRun(library, faulty));
  renderings.set('a hostile target', await renderingOfRun(library, hostile(honest)));
}, 60_000);

afterAll(async () => {
  await browser.close();
});

function rendering(kind: Kind): Rendering {
  const found = renderings.get(kind);
  if (found === undefined) throw new Error(`${kind} was not rendered`);
  return found;
}

async function opened(kind: Kind, options?: { readonly dark?: boolean; readonly width?: number }): Promise<Opened> {
  return browser.open(await htmlReport(rendering(kind)), options);
}

/** Unfolds everything that can be unfolded, until nothing is left. */
async function unfoldAll({ page }: Opened): Promise<void> {
  await page.evaluate(async () => {
    const folded = () => document.querySelectorAll<HTMLDetailsElement>('details:not([open])');
    while (folded().length > 0) {
      for (const details of folded()) details.open = true;
      // What unfolds is drawn in an event of its own.
      await new Promise(requestAnimationFrame);
    }
  });
}

// Everything of a page is unfolded, or looked at by axe: a busy machine takes its time for that.
describe.each(KINDS)('%s', { timeout: 60_000 }, (kind) => {
  test('says every verdict of report.json, and no other', async () => {
    const { page } = await opened(kind);
    const { checks, requirements, summary } = rendering(kind).report;
    const shown = await page.$$eval('[data-check]', (elements) =>
      elements.map(({ dataset }) => [dataset.check, dataset.scenario, dataset.verdict].join(' ')),
    );
    expect(shown.sort()).toEqual(checks.map(({ id, scenario, verdict }) => `${id} ${scenario} ${verdict}`).sort());
    const rules = await page.$$eval('[data-requirement]', (elements) =>
      elements.map(({ dataset }) => [dataset.requirement, dataset.verdict].join(' ')),
    );
    expect(rules).toEqual(requirements.map(({ id, verdict }) => `${id} ${verdict}`));
    expect(await page.getAttribute('h1', 'data-verdict')).toBe(summary.verdict);
  });

  test('does nothing but show, whatever is unfolded and searched for', async () => {
    const report = await opened(kind);
    const { page, misdeeds } = report;
    await unfoldAll(report);
    await page.fill('#search', 'script');
    await page.fill('#search', '');
    for (const chip of await page.$$('[data-verdict-filter]')) await chip.click();
    await page.click('#theme');
    expect(misdeeds).toEqual({ requests: [], errors: [], dialogs: [] });
    expect(await page.evaluate(() => String(Reflect.get(window, 'seized')))).toBe('undefined');
    const foreign =
      'img, iframe, object, embed, base, link[rel=stylesheet], meta[http-equiv=refresh], [onload], [onerror], [onfocus]';
    expect(await page.locator(foreign).count()).toBe(0);
    expect(await page.locator('script').count()).toBe(2);
    expect(
      await page.$$eval('a', (links) => links.filter(({ protocol }) => !/^(https?|file):$/.test(protocol)).length),
    ).toBe(0);
  });

  test.each([
    ['light', false],
    ['dark', true],
  ])('is free of serious barriers in %s', async (_colours, dark) => {
    const { page } = await opened(kind, { dark });
    await page.evaluate(() => {
      const some = [...document.querySelectorAll<HTMLDetailsElement>('.card, .group, .walk, .more')].filter(
        (_, index) => index % 20 === 0,
      );
      for (const details of some) details.open = true;
      document.querySelector<HTMLDetailsElement>('[data-walk="session"]')?.setAttribute('open', '');
    });
    await page.locator('[data-walk="session"] .step').first().waitFor();
    await page.evaluate(axe);
    // In the dark only the colours are others.
    const rules = dark ? ", runOnly: ['color-contrast']" : '';
    const { violations } = await page.evaluate<AxeResults>(
      `axe.run(document, { resultTypes: ['violations']${rules} })`,
    );
    const barriers = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(barriers.map(({ id, nodes }) => ({ id, nodes: nodes.slice(0, 3).map(({ html }) => html) }))).toEqual([]);
  });
});

describe('what a hostile target sent', () => {
  test('stays text: no character that turns or hides writing, and none that a terminal obeys', async () => {
    const report = await opened('a hostile target');
    await unfoldAll(report);
    const text = await report.page.evaluate(() => document.body.innerText);
    expect(text).not.toMatch(
      /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/,
    );
    expect(text).toContain('\\u202edcba');
    expect(text).toContain('<script>window.seized=1</script>');
  });
});

describe('who goes by keyboard', () => {
  /** Presses Tab until what has the focus matches. */
  async function tabTo(page: Page, selector: string): Promise<void> {
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    }
    throw new Error(`Tab does not reach ${selector}.`);
  }

  test('gets from the summary to the evidence and to its message', async () => {
    const { page } = await opened('a run with twenty faults');
    await tabTo(page, '[data-show="fail"]');
    await page.keyboard.press('Enter');
    const failed = page.locator('.card[data-verdict="fail"]');
    await expect.poll(() => page.locator('.card:not([data-verdict="fail"]):visible').count()).toBe(0);
    await tabTo(page, '.card[data-verdict="fail"]:not([open]) > summary');
    await page.keyboard.press('Enter');
    await tabTo(page, '.card[open]:not(:first-of-type) .where a');
    const step = (await page.evaluate(() => document.activeElement?.getAttribute('href')))?.slice(1) ?? '';
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe(step);
    expect(await page.locator(`[id="${step}"] .callout`).count()).toBeGreaterThan(0);
    await tabTo(page, `[id="${step}"] summary`);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator(`[id="${step}"] pre`).count()).toBe(1);
    expect(await failed.count()).toBeGreaterThan(5);
  });

  test('searches with a slash and leaves with Escape', async () => {
    const { page } = await opened('a run with twenty faults');
    await page.keyboard.press('/');
    await page.keyboard.type('bind.pong');
    expect(await page.locator('.card:visible').count()).toBe(1);
    await page.keyboard.press('Escape');
    expect(await page.locator('.card:visible').count()).toBeGreaterThan(10);
  });
});

describe('the evidence of a failure', () => {
  test('is the element, marked in its message, in its place in the walk', async () => {
    const { page } = await opened('a run with twenty faults', { width: 1280 });
    const card = page.locator('[data-card="notification.empty-no-focus"]');
    await card.evaluate((details) => details.setAttribute('open', ''));
    expect(await card.locator('mark').first().innerText()).toContain('"focus": {');
    expect(await card.locator('.step').count()).toBeGreaterThan(3);
    await card.locator('.whole > summary').first().click();
    await expect.poll(() => card.locator('.whole mark').count()).toBeGreaterThan(2);
    expect(await card.locator('.whole pre').first().innerText()).toContain('subscription-notification');
  });

  test('says what is missing where it should be', async () => {
    const { page } = await opened('a run with twenty faults');
    const card = page.locator('[data-card="metadata.mandatory-elements"]');
    await card.evaluate((details) => details.setAttribute('open', ''));
    expect(await card.locator('mark').first().innerText()).toContain('date is not there');
  });
});

describe('the walk of rest-hooks', () => {
  /** Where the middle of a lane is, and where an arrow begins and ends, in CSS pixels from the left. */
  async function drawn(page: Page) {
    return page.locator('[data-walk="rest-hook"]').evaluate((walk) => {
      const heads = [...walk.querySelectorAll('.lane-head')].map((head) => {
        const { left, right } = head.getBoundingClientRect();
        return [head.textContent, Math.round((left + right) / 2)] as const;
      });
      const arrows = [...walk.querySelectorAll('.step')].map((step) => {
        const { left, right } = step.querySelector('.arrow')?.getBoundingClientRect() ?? { left: 0, right: 0 };
        const route = step.querySelector('.route')?.textContent ?? '';
        return { route, words: step.textContent, left: Math.round(left), right: Math.round(right) };
      });
      return { heads, lanes: Object.fromEntries(heads), arrows };
    });
  }

  test('is drawn as the specification draws it: the server posts to an endpoint that the client opened', async () => {
    const { page } = await opened('a passing run', { width: 1280 });
    await page.locator('details.walk[data-walk="rest-hook"] > summary').click();
    await page.locator('[data-walk="rest-hook"] .step').first().waitFor();
    const { heads, lanes, arrows } = await drawn(page);
    expect(heads.map(([name]) => name)).toEqual(['Server REST', 'Client', 'Endpoint']);
    for (const [from, to, words] of [
      ['Client', 'Endpoint', 'Endpoint opened'],
      ['Client', 'Server REST', 'POST Subscription'],
      ['Server REST', 'Client', '201 Created'],
      ['Server REST', 'Endpoint', 'type: handshake'],
      ['Endpoint', 'Server REST', '200 OK'],
    ] as const) {
      const arrow = arrows.find((one) => one.route === `${from} to ${to}: ` && one.words.includes(words));
      const ends = [lanes[from] ?? 0, lanes[to] ?? 0];
      expect([words, arrow?.left, arrow?.right]).toEqual([words, Math.min(...ends), Math.max(...ends)]);
    }
  });

  test('breaks no tag over two lines', async () => {
    const { page } = await opened('a passing run', { width: 1280 });
    await page.locator('details.walk[data-walk="rest-hook"] > summary').click();
    const tags = page.locator('[data-walk="rest-hook"] .tag');
    await tags.first().waitFor();
    expect(await tags.evaluateAll((all) => all.filter((one) => one.getClientRects().length > 1).length)).toBe(0);
  });
});

test('the matrix shows the requirements that are asked for', async () => {
  const { page } = await opened('a run with twenty faults');
  const { requirements } = rendering('a run with twenty faults').report;
  await page.selectOption('[data-requirement-filter="verdict"]', 'fail');
  const failed = requirements.filter(({ verdict }) => verdict === 'fail').length;
  expect(await page.locator('[data-requirement]:visible').count()).toBe(failed);
  expect(await page.innerText('#requirements-shown')).toBe(`${String(failed)} of ${String(requirements.length)} rules`);
});

test('without its script the page still says what is wrong and why', async () => {
  const report = await browser.open(await htmlReport(rendering('a run with twenty faults')), { script: false });
  expect(await report.page.locator('.card[data-verdict="fail"] .message').count()).toBeGreaterThan(5);
  expect(await report.page.locator('.needs-script:visible').count()).toBe(0);
});

describe('ten thousand frames', () => {
  test('are in one page that draws a hundred at a time', async () => {
    const html = await htmlReport(manyFrames(10_000));
    expect(html.length).toBeLessThan(24_000_000);
    const { page, misdeeds } = await browser.open(html);
    expect(await page.locator('*').count()).toBeLessThan(4_000);
    await page.locator('details.walk > summary').last().click();
    await expect.poll(() => page.locator('details.walk li.step').count()).toBe(100);
    await page.evaluate(() => {
      location.hash = 'step-session-9990';
    });
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('step-session-9990');
    expect(await page.locator('li.step').count()).toBeLessThan(250);
    expect(misdeeds).toEqual({ requests: [], errors: [], dialogs: [] });
  });

  test('of which many are left out where they are too large, and the page says so', async () => {
    const html = await htmlReport(manyFrames(2_000, 20_000));
    expect(html.length).toBeLessThan(24_000_000);
    const { page } = await browser.open(html);
    await page.evaluate(() => {
      location.hash = 'step-session-1990';
    });
    await page.locator('[id="step-session-1990"] summary').click();
    await expect
      .poll(() => page.locator('[id="step-session-1990"]').innerText())
      .toMatch(/\d+ characters are left out/);
  });
});
