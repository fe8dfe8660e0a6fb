import { describe, expect, it } from 'vitest';
import { EVERY_COMPONENT } from './components.js';
import { inRole, RECOGNISED, recognisedAs } from './recognised.js';

/** The image of a component's release entry as an example, if it has one. */
const exampleOf = (folder: string): string | undefined =>
  EVERY_COMPONENT.find((each) => each.folder === folder)?.release.keys.image?.example;

describe('programs that are recognised in manifests', () => {
  it('are named after the folder of their component', () => {
    const wrong = EVERY_COMPONENT.filter(({ folder, recognise }) => recognise !== undefined && recognise.software !== folder);
    expect(wrong.map(({ folder }) => folder)).toEqual([]);
  });

  it('are the components, and Kafka and ZooKeeper after them', () => {
    const components = EVERY_COMPONENT.flatMap(({ recognise }) => recognise?.software ?? []);
    expect(components.length).toBeGreaterThan(5);
    expect(RECOGNISED.map(({ software }) => software)).toEqual([...components, 'zookeeper', 'kafka']);
  });

  it('have images of which each belongs to one of them', () => {
    const names = ['schema-registry', 'rest-proxy', 'postgres'].flatMap((folder) => exampleOf(folder) ?? []);
    expect(names).toHaveLength(3);
    for (const name of names.map((example) => example.replace(/:[^/]*$/, ''))) {
      expect(
        RECOGNISED.filter(({ images }) => images.some(({ repository }) => repository.test(name))),
        name,
      ).toHaveLength(1);
    }
  });

  it('are found by name and by role', () => {
    expect(recognisedAs('rest-proxy')?.settings?.prefix).toBe('KAFKA_REST_');
    expect(recognisedAs('other')).toBeUndefined();
    expect(inRole('gateway').map(({ software }) => software)).toEqual(['rest-proxy']);
    expect(inRole('registry').map(({ client }) => client?.id)).toEqual(['registry']);
  });

  it('have one column each where they serve from Kafka', () => {
    const ids = RECOGNISED.flatMap(({ client }) => client?.id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(2);
  });
});
