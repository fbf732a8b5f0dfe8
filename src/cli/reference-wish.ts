import { RELEASES, usageTrouble, type Release } from '../model/index.js';
import { flagOption, numberOption, textOption, textsOption, type RawOptions } from './raw-options.js';

/** How the embedded server is to behave. */
export interface ReferenceWish {
  /** The release that it is to speak; the newest that its faults and variants exist in, where nothing is said. */
  readonly release?: Release | undefined;
  readonly faults: readonly string[];
  readonly variants: readonly string[];
  readonly tls: boolean;
  readonly seed?: string | undefined;
  readonly tokenLifeS?: number | undefined;
  readonly heartbeatFloorS?: number | undefined;
  /** Access token that REST requests have to show. */
  readonly token?: string | undefined;
  /** Beside it, that of a second caller. */
  readonly otherToken?: string | undefined;
}

/** The embedded server that `run` is to walk, where it is to. */
export function referenceWish(raw: RawOptions): ReferenceWish | undefined {
  if (flagOption(raw, 'reference')) return readReferenceWish(raw);
  const stray = Object.entries({ fault: '--fault', variant: '--variant', tls: '--tls', tokenLife: '--token-life' })
    .filter(([name]) => raw[name] !== undefined)
    .map(([, option]) => option);
  if (stray.length === 0) return undefined;
  throw usageTrouble(
    `${stray.join(', ')} tells the embedded server how to behave, which is walked with --reference only. Add --reference, or leave it out.`,
  );
}

export function readReferenceWish(raw: RawOptions): ReferenceWish {
  return {
    release: releaseOf(textOption(raw, 'fhir') ?? 'auto'),
    faults: textsOption(raw, 'fault'),
    variants: textsOption(raw, 'variant'),
    tls: flagOption(raw, 'tls'),
    seed: textOption(raw, 'seed'),
    tokenLifeS: numberOption(raw, 'tokenLife'),
    heartbeatFloorS: numberOption(raw, 'heartbeatFloor'),
    token: textOption(raw, 'token'),
    otherToken: textOption(raw, 'otherToken'),
  };
}

function releaseOf(word: string): Release | undefined {
  if (word.toLowerCase() === 'auto') return undefined;
  const release = RELEASES.find((one) => one === word.toUpperCase());
  if (release !== undefined) return release;
  throw usageTrouble(`--fhir "${word}" is no release that the embedded server speaks. Use --fhir r4, r4b or r5.`);
}
