import { checkServerIdentity, connect, type DetailedPeerCertificate, type TLSSocket } from 'node:tls';
import { isIP } from 'node:net';
import type { Access } from '../client.js';
import { TooSlow } from '../request-failure.js';
import { silence } from '../silence.js';
import { after } from '../timer.js';
import { tlsTrust } from '../tls-trust.js';
import { wordsOf, type Examination } from './examination.js';
import { hostOf, isThisMachine } from './name.js';

/** A certificate that ends sooner is worth a word, in days. */
const SOON_DAYS = 14;

const DAY_MS = 24 * 60 * 60 * 1000;

/** The certificate of the target: its chain, how long it lives, and whose it is. */
export async function examineTls(access: Access): Promise<Examination[]> {
  const { baseUrl } = access;
  if (new URL(baseUrl).protocol !== 'https:') return [withoutTls(baseUrl)];
  try {
    const { certificate, problem, words } = await handshake(access);
    return [
      softened(chain(certificate, problem, words), access),
      softened(expiry(certificate), access),
      softened(name(certificate, hostOf(baseUrl)), access),
    ];
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : wordsOf(thrown);
    const seen = `no TLS connection could be opened: ${wordsOf(thrown)}`;
    return [{ id: 'tls', title: 'The connection is encrypted', status: 'fail', seen, remedy: silence(baseUrl, code) }];
  }
}

function withoutTls(baseUrl: string): Examination {
  const about = { id: 'tls', title: 'The connection is encrypted' };
  if (isThisMachine(baseUrl)) {
    return { ...about, status: 'ok', seen: 'clear text, on this machine, where it is harmless' };
  }
  const remedy = 'Give the https URL of the server: tokens and patient data would cross the network in clear text.';
  return { ...about, status: 'warn', seen: 'clear text: the URL begins with http:', remedy };
}

interface Handshake {
  readonly certificate: DetailedPeerCertificate;
  /** Code of what is wrong with the chain or its dates. */
  readonly problem: string | undefined;
  /** Version and cipher. */
  readonly words: string;
}

/** Any certificate will do here: it is looked at, and nothing is sent. */
function handshake(access: Access): Promise<Handshake> {
  const { hostname, port } = new URL(access.baseUrl);
  const host = hostname.replace(/^\[|\]$/g, '');
  const { secureContext } = tlsTrust(access);
  return new Promise((resolve, reject) => {
    const options = { host, port: Number(port === '' ? 443 : port), rejectUnauthorized: false };
    const servername = isIP(host) === 0 ? { servername: host } : {};
    const socket: TLSSocket = connect({ ...options, ...servername, ...(secureContext && { secureContext }) }, () => {
      const problem = socket.authorized ? undefined : String(socket.authorizationError);
      const words = `${socket.getProtocol() ?? 'TLS'}, ${socket.getCipher().name}`;
      resolve({ certificate: socket.getPeerCertificate(true), problem, words });
      end();
    });
    const callOff = after(access.limits.answerMs, () => {
      reject(new TooSlow(access.limits.answerMs));
      end();
    });
    socket.on('error', (error: Error) => {
      reject(error);
      end();
    });
    function end(): void {
      callOff();
      socket.destroy();
    }
  });
}

/** What --insecure passes over keeps nobody from a run. */
function softened(examination: Examination, { insecure }: Access): Examination {
  if (insecure !== true || examination.status !== 'fail') return examination;
  return { ...examination, status: 'warn', seen: `${examination.seen}, which --insecure passes over` };
}

/** Problems that the other examinations are about. */
const OF_OTHERS: readonly string[] = ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID', 'ERR_TLS_CERT_ALTNAME_INVALID'];

/** An expired certificate is told apart from one that nobody vouches for. */
function chain(certificate: DetailedPeerCertificate, problem: string | undefined, words: string): Examination {
  const about = { id: 'tls-chain', title: 'The certificate is vouched for' };
  const seen = `${namesInChain(certificate).join(' ← ')} (${words})`;
  if (problem === undefined || OF_OTHERS.includes(problem)) return { ...about, status: 'ok', seen };
  const remedy = 'Trust its issuer with --ca <file>, or let the server send the whole chain.';
  return { ...about, status: 'fail', seen: `${problem}: ${seen}`, remedy };
}

function namesInChain(leaf: DetailedPeerCertificate): string[] {
  const names: string[] = [];
  const seen = new Set<string>();
  for (let one: DetailedPeerCertificate | undefined = leaf; one !== undefined && !seen.has(one.fingerprint256);) {
    seen.add(one.fingerprint256);
    names.push(
      [one.subject.CN, one.subject.O].flat().find((part) => part !== undefined) ?? 'a certificate without name',
    );
    one = one.issuerCertificate;
  }
  return names;
}

function expiry({ valid_from: from, valid_to: to }: DetailedPeerCertificate): Examination {
  const about = { id: 'tls-expiry', title: 'The certificate is valid now, and for a while' };
  const days = Math.floor((Date.parse(to) - Date.now()) / DAY_MS);
  if (Date.parse(from) > Date.now()) {
    return { ...about, status: 'fail', seen: `valid from ${from} on`, remedy: 'Check the clocks of both machines.' };
  }
  const remedy = 'Renew it on the server.';
  if (days < 0) return { ...about, status: 'fail', seen: `expired on ${to}`, remedy };
  const seen = `valid until ${to}, for ${String(days)} days`;
  return days < SOON_DAYS ? { ...about, status: 'warn', seen, remedy } : { ...about, status: 'ok', seen };
}

function name(certificate: DetailedPeerCertificate, host: string): Examination {
  const about = { id: 'tls-name', title: 'The certificate is for this host' };
  const seen = `for ${certificate.subjectaltname ?? [certificate.subject.CN].flat().join(', ')}`;
  const problem = checkServerIdentity(host, certificate);
  if (problem === undefined) return { ...about, status: 'ok', seen };
  return {
    ...about,
    status: 'fail',
    seen: `${seen}, not ${host}`,
    remedy: 'Use a name that is in it, or have it issued for this one.',
  };
}
