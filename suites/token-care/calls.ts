import type { Subscriber, TokenCall } from '../../src/model/index.js';

const NO_SUCH_ID = 'fhir-handshake-no-such-subscription';

/** The token operation in every form that the texts know, none of them bound, and repeated while a connection is bound. */
export async function callInEveryWay(subscriber: Subscriber): Promise<void> {
  const asked = await subscriber.subscribe('asked', { patient: await subscriber.patient('asked') });
  const { id } = asked;
  const keys = [asked.key];
  const call = (about: string, form: Omit<TokenCall, 'about' | 'keys'>, covered = keys) =>
    subscriber.tokenCall({ about, keys: covered, ...form });

  const post = await call('post', { instance: id, method: 'POST' });
  await call('post-parameters', { instance: id, ids: [id], method: 'POST' });
  const get = await call('get', { instance: id, method: 'GET' });
  await call('type-post', { ids: [id], method: 'POST' });
  await call('type-get', { ids: [id], method: 'GET' });
  await call('type-without-ids', { method: 'POST' }, []);

  const method = post.token === undefined && get.token !== undefined ? 'GET' : 'POST';
  await call('unknown-instance', { instance: NO_SUCH_ID, method }, []);
  await call('unknown-type', { ids: [NO_SUCH_ID], method }, []);

  const { connection } = await subscriber.session(asked);
  for (let times = 0; times < 3; times++) await call('repeat', { instance: id, method });
  await connection.close();
}
