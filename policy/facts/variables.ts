import type { Owner } from './container.js';
import type { Context } from './context.js';
import type { RawSetting } from './settings.js';
import type { View } from './view.js';

/** Variables that a container is given one by one. One whose value is in a ConfigMap that is not here is left out. */
export function variables(view: View, { resource, namespace }: Owner, { files, secrets }: Context): readonly RawSetting[] {
  return view.get('env').items.flatMap((item) => {
    const key = item.get('name').scalar;
    if (key === undefined) return [];
    const map = item.get('valueFrom', 'configMapKeyRef');
    const value = map.exists ? valueIn(map, namespace, files) : item.get('value').scalar;
    if (map.exists && value === undefined) return []; // it is set, and nobody here knows to what
    const from = item.get('valueFrom', 'secretKeyRef');
    const [secret, field = ''] = [from.get('name').scalar, from.get('key').scalar];
    const named = from.exists
      ? { isReference: true, reference: `${secret}/${field}`, hidden: secrets.of(secret, namespace).get(field) }
      : {};
    return [{ key, value: value ?? referenceName(item), origin: 'environment' as const, resource, place: item.place, ...named }];
  });
}

/** What a variable is taken from: facts say the name, as the value is not in the manifest. */
function referenceName(item: View): string {
  const from = item.get('valueFrom');
  const field = from.get('fieldRef', 'fieldPath').scalar;
  return field === undefined ? '' : `$(${field})`;
}

/** The value of a key of a ConfigMap that is here. */
const valueIn = (reference: View, namespace: string | undefined, files: Context['files']): string | undefined =>
  files.of(reference.get('name').scalar ?? '', namespace).find(({ name }) => name === reference.get('key').scalar)?.view.scalar;

/** Whether some variables are taken from a ConfigMap that is not here, or all of a Secret's. */
export function hasUnreadVariables(view: View, { namespace }: Owner, { files }: Context): boolean {
  // What names no ConfigMap names a Secret, whose values are not read.
  const isHere = (name: string | undefined) => name !== undefined && files.of(name, namespace).length > 0;
  const maps = view.get('env').items.map((item) => item.get('valueFrom', 'configMapKeyRef'));
  return (
    view.get('envFrom').items.some((source) => !isHere(source.get('configMapRef', 'name').scalar)) ||
    maps.some((map) => map.exists && valueIn(map, namespace, files) === undefined)
  );
}

/** Variables that a container takes from whole ConfigMaps, and from whole Secrets where these are read. */
export function variablesFrom(view: View, { resource, namespace }: Owner, { files, secrets }: Context): readonly RawSetting[] {
  return view.get('envFrom').items.flatMap((source) => {
    const name = source.get('configMapRef', 'name').scalar;
    const prefix = source.get('prefix').scalar ?? '';
    const secret = source.get('secretRef', 'name').scalar;
    const hidden = [...secrets.of(secret, namespace)].map(([field, value]): RawSetting => {
      const from = { isReference: true, reference: `${secret}/${field}`, hidden: value };
      return { key: `${prefix}${field}`, value: '', origin: 'environment', resource, place: source.place, ...from };
    });
    if (secret !== undefined) return hidden;
    const found = name === undefined ? [] : files.of(name, namespace);
    return found.flatMap((file) => {
      const value = file.view.scalar;
      return value === undefined
        ? []
        : [{ key: `${prefix}${file.name}`, value, origin: 'environment' as const, resource, place: file.view.place }];
    });
  });
}
