const CLOCK = /^([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?$/;
const ZONED = /^.{10}T(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)$/;
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const HYPHEN = 45;

/** A year, a month or a day that the calendar has. */
export function isDate(text: string): boolean {
  switch (text.length) {
    case 4:
      return numberIn(text, 0, 4) > 0;
    case 7:
      return isMonth(text);
    case 10:
      return isDay(text);
    default:
      return false;
  }
}

/** The digits of a part of a text as a number, NaN where there is anything else: this is asked of every frame. */
function numberIn(text: string, begin: number, end: number): number {
  let number = 0;
  for (let index = begin; index < end; index += 1) {
    const digit = text.charCodeAt(index) - 48;
    if (digit < 0 || digit > 9) return NaN;
    number = number * 10 + digit;
  }
  return number;
}

/** Whether a text begins with a month of the calendar. */
function isMonth(text: string): boolean {
  const month = numberIn(text, 5, 7);
  return numberIn(text, 0, 4) > 0 && text.charCodeAt(4) === HYPHEN && month >= 1 && month <= 12;
}

/** Whether a text begins with a day of the calendar. */
function isDay(text: string): boolean {
  if (!isMonth(text) || text.charCodeAt(7) !== HYPHEN) return false;
  const [year, month, day] = [numberIn(text, 0, 4), numberIn(text, 5, 7), numberIn(text, 8, 10)];
  if (month === 2 && day === 29) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day >= 1 && day <= (DAYS[month - 1] ?? 0);
}

/** A date, or a day with a time that has seconds and a zone. */
export function isDateTime(text: string): boolean {
  return text.length <= 10 ? isDate(text) : isInstant(text);
}

/** A day, a time with seconds, and a zone. */
export function isInstant(text: string): boolean {
  return isDay(text) && ZONED.test(text);
}

export function isTime(text: string): boolean {
  return CLOCK.test(text);
}
