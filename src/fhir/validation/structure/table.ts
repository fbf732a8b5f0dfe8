/**
 * Rows of JSON by name, each read when it is asked for: reading all that a release defines takes longer than everything
 * else that a first validation needs.
 */
export class Table<Row> {
  private readonly read = new Map<string, Row>();

  constructor(
    /** JSON texts by name. */
    private readonly texts: ReadonlyMap<string, string>,
    private readonly isRow: (value: unknown) => value is Row,
  ) {}

  get names(): readonly string[] {
    return [...this.texts.keys()];
  }

  get(name: string): Row | undefined {
    const text = this.texts.get(name);
    if (text === undefined) return undefined;
    const known = this.read.get(name);
    if (known !== undefined) return known;
    const row: unknown = JSON.parse(text);
    if (!this.isRow(row))
      throw new Error(`The definitions of ${name} are not what they have to be. Generate them again.`);
    this.read.set(name, row);
    return row;
  }
}
