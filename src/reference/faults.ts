import { readdir } from 'node:fs/promises';
import { isFault, type Fault } from './fault.js';

const folder = new URL('./faults/', import.meta.url);

/** Every fault that a file of the faults folder exports, by file and place in it. */
export function faults(): Promise<Fault[]> {
  return faultsIn(folder);
}

async function faultsIn(place: URL): Promise<Fault[]> {
  const names = (await readdir(place)).filter((name) => /^[a-z-]+\.[jt]s$/.test(name)).sort();
  const modules = await Promise.all(names.map((name) => load(new URL(name, place).href)));
  return modules.flatMap((exported) => Object.values(exported).filter(isFault));
}

async function load(address: string): Promise<object> {
  const exported: unknown = await import(address);
  return typeof exported === 'object' && exported !== null ? exported : {};
}
