import { describe, expect, test } from 'vitest';
import { story } from '../../src/model/testing/story.js';
import { clearText } from './security.js';
import { told } from './testing/scenes.js';

describe('security.clear-text', () => {
  const over = (url: string, baseUrl: string) =>
    story({ baseUrl })
      .subscribed('a', { asked: { content: 'full-resource' } })
      .token()
      .opened('c1', url)
      .bound()
      .triggered()
      .event();

  test.each([
    ['wss://host.example/ws', 'https://host.example/fhir', 'pass'],
    ['ws://host.example/ws', 'https://host.example/fhir', 'violated'],
    ['ws://host.example/ws', 'http://host.example/fhir', 'violated'],
    ['ws://127.0.0.1:8080/ws', 'http://127.0.0.1:8080/fhir', 'skip'],
    ['ws://localhost/ws', 'http://localhost/fhir', 'skip'],
    ['ws://127.0.0.1:8080/ws', 'https://127.0.0.1:8443/fhir', 'violated'],
    ['ws://localhost.example/ws', 'http://localhost.example/fhir', 'violated'],
  ])('%s for %s: %s', (url, baseUrl, outcome) => {
    expect(told(clearText, over(url, baseUrl))).toBe(outcome);
  });

  test('the reason of a skip is a sentence', () => {
    expect(clearText.judge(over('ws://localhost/ws', 'http://localhost/fhir').history()).message).toContain('machine');
  });
});
