import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';

/** What a page did that a report must not do. */
export interface Misdeeds {
  readonly requests: string[];
  readonly errors: string[];
  readonly dialogs: string[];
}

export interface Opened {
  readonly page: Page;
  readonly misdeeds: Misdeeds;
  /** Address of the file. */
  readonly url: string;
}

export interface OpenOptions {
  readonly dark?: boolean;
  /** Of the window, in pixels. */
  readonly width?: number;
  /** False: a browser that runs no script. */
  readonly script?: boolean;
}

/** A real browser that opens reports from disk. */
export class ReportBrowser {
  private readonly folder = mkdtempSync(join(tmpdir(), 'fhir-handshake-html-'));
  private files = 0;

  private constructor(private readonly browser: Browser) {}

  static async start(): Promise<ReportBrowser> {
    const executablePath = process.env.FHIR_HANDSHAKE_BROWSER ?? '';
    if (executablePath === '') {
      throw new Error(
        'No browser was found. Install Chromium (Debian: apt-get install chromium), or name one in FHIR_HANDSHAKE_BROWSER.',
      );
    }
    return new ReportBrowser(await chromium.launch({ executablePath }));
  }

  async open(html: string, options: OpenOptions = {}): Promise<Opened> {
    const context = await this.browser.newContext({
      javaScriptEnabled: options.script ?? true,
      colorScheme: options.dark === true ? 'dark' : 'light',
      viewport: { width: options.width ?? 1280, height: 900 },
    });
    const page = await context.newPage();
    const file = join(this.folder, `report-${String(++this.files)}.html`);
    writeFileSync(file, html);
    const url = pathToFileURL(file).href;
    const misdeeds = watched(page, url);
    await page.goto(url);
    return { page, misdeeds, url };
  }

  async close(): Promise<void> {
    await this.browser.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function watched(page: Page, own: string): Misdeeds {
  const misdeeds: Misdeeds = { requests: [], errors: [], dialogs: [] };
  page.on('request', (request) => {
    const url = request.url();
    if (url.split('#')[0] !== own && url !== 'data:,') misdeeds.requests.push(url);
  });
  page.on('pageerror', (error) => misdeeds.errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') misdeeds.errors.push(message.text());
  });
  page.on('dialog', (dialog) => {
    misdeeds.dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  page.on('popup', (popup) => misdeeds.requests.push(popup.url()));
  return misdeeds;
}
