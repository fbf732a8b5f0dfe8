export { openTranscripts, type Transcripts } from './open-transcripts.js';
export { readTranscript } from './read-transcript.js';
export { readTranscripts, TRANSCRIPT_SUFFIX } from './read-transcripts.js';
export { secretsInFile, secretsInHeader } from './told-secrets.js';
