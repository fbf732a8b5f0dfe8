const DATE = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d{1,9})?$/;
const ZONED = /^(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)$/;
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A year, a month or a day that the calendar has. */
export function isDate(text: string): boolean {
  const [, year, month, day] = DATE.exec(text) ?? [];
  if (year === undefined || year === '0000') return false;
  return month === undefined || isInCalendar(Number(year), Number(month), day === undefined ? 1 : Number(day));
}

function isInCalendar(year: number, month: number, day: number): boolean {
  if (month === 2 && day === 29) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day >= 1 && day <= (DAYS[month - 1] ?? 0);
}

/** A date, or a day with a time that has seconds and a zone. */
export function isDateTime(text: string): boolean {
  return text.length <= 10 ? isDate(text) : isInstant(text);
}

/** A day, a time with seconds, and a zone. */
export function isInstant(text: string): boolean {
  return text.charCodeAt(10) === 84 && isDate(text.slice(0, 10)) && ZONED.test(text.slice(11));
}

export function isTime(text: string): boolean {
  return CLOCK.test(text);
}
