import { connectorViews, isCompose, kubernetesObjects, type SourceDocument, type View } from '../facts/index.js';
import type { Unread } from './transition.js';

/** Parts of a compose file that no rule reads: services and volumes are read. */
const UNREAD_OF_COMPOSE = ['networks', 'secrets', 'configs', 'include'];

/** What differs between two states and is nothing that is read: values of a chart, notes, and some parts of compose files. */
export function unreadChanges(before: readonly SourceDocument[], after: readonly SourceDocument[]): readonly Unread[] {
  return [...unknownDocuments(before, after), ...composeParts(before, after)];
}

function unknownDocuments(before: readonly SourceDocument[], after: readonly SourceDocument[]): readonly Unread[] {
  const [old, now] = [before.filter(isUnknown), after.filter(isUnknown)];
  const without = (these: readonly SourceDocument[], others: readonly SourceDocument[]) => {
    const texts = new Set(others.map(textOf));
    return these.filter((each) => !texts.has(textOf(each)));
  };
  const [gone, added] = [without(old, now), without(now, old)];
  // One that changed is told by its later file; one that was removed by its earlier one.
  const files = [...added, ...gone.slice(added.length)].map(({ file }) => file);
  return [...new Set(files)].map((resource) => ({
    resource,
    text: `${resource} differs, and is not judged: it is no Kubernetes object, compose file or connector.`,
  }));
}

const isUnknown = ({ file, root }: SourceDocument) =>
  !isCompose(root) && connectorViews(root).length === 0 && kubernetesObjects([{ file, root }]).length === 0;

const textOf = ({ root }: SourceDocument) => JSON.stringify(root.value);

function composeParts(before: readonly SourceDocument[], after: readonly SourceDocument[]): readonly Unread[] {
  const [old, now] = [before, after].map((documents) => documents.map(({ root }) => root).filter(isCompose));
  return (now ?? []).flatMap((root, index) => {
    const parts = UNREAD_OF_COMPOSE.filter((part) => written(root, part) !== written(old?.[index], part));
    const resource = root.place.file;
    return parts.map((part) => ({ resource, text: `${resource}: ${part} of the compose file differ, and are not judged.` }));
  });
}

const written = (root: View | undefined, part: string) => JSON.stringify(root?.get(part).value ?? null);
