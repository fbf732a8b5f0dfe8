import type { EntryBody, MarkOf } from '../model/index.js';
import { now, type Stage } from './run.js';

type Side = 'client' | 'server';

/** Writes what passes on one connection into the recording of a scenario. */
export class ConnectionRecord {
  constructor(
    private readonly stage: Stage,
    private readonly connection: string,
  ) {}

  bound(bind: Omit<MarkOf<'bind'>, 'name' | 'connection'>): void {
    this.write({ kind: 'mark', mark: { name: 'bind', connection: this.connection, ...bind } });
  }

  sent(text: string): void {
    this.write({ kind: 'ws-sent', connection: this.connection, text });
  }

  received(at: number, text: string, { binary, bytes }: { binary: boolean; bytes: number }): void {
    this.write({ kind: 'ws-received', connection: this.connection, text, binary, bytes }, at);
  }

  control(kind: 'ws-ping' | 'ws-pong', by: Side, payload: Buffer): void {
    this.write({ kind, connection: this.connection, by, payload: payload.toString('utf8') });
  }

  closed(by: Side, code: number, { at, reason = '' }: { at?: number; reason?: string } = {}): void {
    this.write({ kind: 'ws-close', connection: this.connection, by, code, reason }, at);
  }

  ended(at: number, code: number, message: string): void {
    this.write({ kind: 'ws-end', connection: this.connection, code, message }, at);
  }

  private write(entry: EntryBody, at = now(this.stage.run)): void {
    this.stage.recorder.record(entry, at);
  }
}
