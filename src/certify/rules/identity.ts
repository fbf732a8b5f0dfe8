import { textAt } from '../../model/index.js';
import { canonicalSha256 } from '../digest.js';
import type { Evidence, Rule } from './evidence.js';

/** Looked at before the recording is read: judging again means nothing unless the same code does it. */
export const samePackage = {
  id: 'package',
  statement: 'the package that verifies is the one that certified',
  problems: ({ manifest: { tool }, own }: Pick<Evidence, 'manifest' | 'own'>): string[] => {
    if (tool.version !== own.tool.version) {
      return [
        `it was made by ${tool.name} ${tool.version}, this is ${own.tool.version}. ` +
          `Verify it with npx ${own.tool.name}@${tool.version} verify`,
      ];
    }
    if (tool.packageSha256 === own.tool.packageSha256) return [];
    return [
      `version ${tool.version} with the package digest ${tool.packageSha256} made it, this one has ${own.tool.packageSha256}. ` +
        'Verify it with the package as it was published',
    ];
  },
};

export const versionsAgree: Rule = {
  id: 'versions',
  statement: 'manifest, environment and transcripts name one version of the tool',
  problems: ({ manifest: { tool }, environment, transcripts }) => {
    const said = [
      ['environment.json', textAt(environment, 'tool', 'version')],
      ...transcripts.map(({ header }) => [`transcript ${header.scenario}`, header.tool.version]),
    ];
    return said.flatMap(([place = '', version = 'none']) =>
      version === tool.version ? [] : [`${place} names version ${version}, the manifest ${tool.version}`],
    );
  },
};

export const publishedProfile: Rule = {
  id: 'profile',
  statement: 'the profile is the one that was published under its name',
  problems: ({ manifest, profile, own }) => {
    const digest = canonicalSha256(profile);
    const { id, sha256 } = manifest.profile;
    return [
      ...(profile.id === id ? [] : [`profile.json is ${profile.id}, the manifest names ${id}`]),
      ...(digest === sha256 ? [] : [`profile.json has the digest ${digest}, the manifest names ${sha256}`]),
      ...(own.profile === undefined
        ? [`this package has no profile ${id}`]
        : canonicalSha256(own.profile) === digest
          ? []
          : [`${id} was published with the digest ${canonicalSha256(own.profile)}, profile.json has ${digest}`]),
    ];
  },
};

export const oneRun: Rule = {
  id: 'one-run',
  statement: 'all files are of one run against one target, in the release of the profile',
  problems: ({ manifest, profile, transcripts, record, judged }) => {
    const { baseUrl, release } = manifest.target;
    const other = transcripts.filter(
      ({ header }) => header.run !== manifest.run || header.baseUrl !== baseUrl || header.release !== release,
    );
    return [
      ...(record.run.id === manifest.run ? [] : [`run.json is of the run ${record.run.id}, not ${manifest.run}`]),
      ...other.map(
        ({ header: { scenario, run, baseUrl: url, release: one } }) =>
          `transcript ${scenario} is of the run ${run} against ${url} (${one}), the manifest names ${manifest.run} against ${baseUrl} (${release})`,
      ),
      ...(judged.target.release === profile.release
        ? []
        : [`the target speaks ${judged.target.release ?? 'no release'}, the profile is about ${profile.release}`]),
    ];
  },
};
