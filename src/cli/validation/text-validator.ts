import { detectRelease, loadValidator } from '../../fhir/validation/index.js';
import type { Json, Release, Validator } from '../../model/index.js';
import type { Validated } from '../../report/index.js';
import type { SourceText } from './documents.js';
import { readResource } from './read-resource.js';

/** Validates texts, each by the release that was told or that it shows. */
export class TextValidator {
  private readonly loaded = new Map<Release, Promise<Validator>>();

  constructor(
    private readonly told: Release | 'auto',
    private readonly strict: boolean,
  ) {}

  /** Releases that something was validated by. */
  get releases(): readonly Release[] {
    return [...this.loaded.keys()];
  }

  async validate({ name, text }: SourceText): Promise<Validated> {
    const { json, issues: inText } = readResource(text);
    const { release, reason } = this.releaseOf(json);
    const found = json === undefined || release === undefined ? [] : (await this.validator(release)).issues(json);
    const issues = [...inText, ...found];
    const isValid = issues.every(({ severity }) => severity === 'warning' && !this.strict);
    return { file: name, release, reason, valid: isValid, issues };
  }

  private releaseOf(json: Json | undefined): { release: Release | undefined; reason: string | undefined } {
    if (this.told !== 'auto') return { release: this.told, reason: undefined };
    return json === undefined ? { release: undefined, reason: undefined } : detectRelease(json);
  }

  private validator(release: Release): Promise<Validator> {
    const known = this.loaded.get(release) ?? loadValidator(release);
    this.loaded.set(release, known);
    return known;
  }
}
