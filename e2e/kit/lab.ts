import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { ROOT } from './places.js';
import { succeed } from './run.js';

/** Folder of the lab, or nothing on other machines. */
export const labFolder = (): string | undefined => {
  const folder = process.env.SLUICE_LAB ?? resolve(ROOT, '..', 'shared', 'lab');
  return existsSync(resolve(folder, 'cluster', 'node')) ? folder : undefined;
};

/** The lab's folder where `KUBECONFIG` points at the lab: its nodes say so. */
export async function currentLab(): Promise<string | undefined> {
  const folder = labFolder();
  if (folder === undefined) return undefined;
  const nodes = await succeed('kubectl', ['get', 'nodes', '-l', 'topology.kubernetes.io/region=lab', '-o', 'name']);
  return nodes.trim() === '' ? undefined : folder;
}

/** Switches the power of a node off or on. */
export const switchNode = (lab: string, action: 'stop' | 'start', node: string) => succeed(resolve(lab, 'cluster', 'node'), [action, node]);

/** Brings images into every node. */
export const loadImages = (lab: string, images: readonly string[]) => succeed(resolve(lab, 'cluster', 'load'), images);

/** Operators whose kinds rendered files hold. */
const OPERATORS = ['cert-manager-', 'spark-operator-'];

/** Folders with the definitions of operators' kinds; none on other machines. */
export function definitionsFolders(): readonly string[] {
  const folder = resolve(ROOT, '..', 'shared', 'crds');
  const found = existsSync(folder) ? readdirSync(folder) : [];
  return found.filter((name) => OPERATORS.some((operator) => name.startsWith(operator))).map((name) => resolve(folder, name));
}
