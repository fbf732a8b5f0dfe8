const SPACES = ' \t\n\r';
const WORDS = ['true', 'false', 'null'];
const ESCAPED = '"\\/bfnrt';
const LAST_CONTROL = '\u001f';

/**
 * Reads JSON tokens from a text. Each method tells whether there was one; where there was not, `index` is at the character
 * that must not stand there.
 */
export class TokenReader {
  index = 0;

  constructor(private readonly text: string) {}

  space(): void {
    while (this.isAt(SPACES)) this.index += 1;
  }

  take(character: string): boolean {
    if (this.text[this.index] !== character) return false;
    this.index += 1;
    return true;
  }

  /** A string, a number, true, false or null. */
  scalar(): boolean {
    const first = this.text[this.index];
    if (first === '"') return this.string();
    const word = WORDS.find((one) => one[0] === first);
    return word === undefined ? this.number() : [...word].every((letter) => this.take(letter));
  }

  string(): boolean {
    if (!this.take('"')) return false;
    while (!this.take('"')) {
      const character = this.text[this.index];
      if (character === undefined || character <= LAST_CONTROL) return false;
      this.index += 1;
      if (character === '\\' && !this.escaped()) return false;
    }
    return true;
  }

  private escaped(): boolean {
    if (!this.take('u')) return this.one(ESCAPED);
    return [1, 2, 3, 4].every(() => this.one('0123456789abcdefABCDEF'));
  }

  private number(): boolean {
    this.take('-');
    if (!this.take('0') && !this.digits()) return false;
    if (this.take('.') && !this.digits()) return false;
    if (!this.one('eE')) return true;
    this.one('+-');
    return this.digits();
  }

  private digits(): boolean {
    const begin = this.index;
    while (this.one('0123456789'));
    return this.index > begin;
  }

  private one(characters: string): boolean {
    if (!this.isAt(characters)) return false;
    this.index += 1;
    return true;
  }

  private isAt(characters: string): boolean {
    const here = this.text[this.index];
    return here !== undefined && characters.includes(here);
  }
}
