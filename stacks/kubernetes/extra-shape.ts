import type { Problem } from '../../charts/shared/index.js';
import { fieldsOf } from './fields.js';

/** What is wrong with the form of what a function returned: no compiler has seen it where the types were left out. */
export function extraShapeProblems(value: unknown, path: string): readonly Problem[] {
  const { apiVersion, kind, metadata } = fieldsOf(value);
  const isObject = [apiVersion, kind, fieldsOf(metadata).name].every((field) => typeof field === 'string' && field !== '');
  if (isObject) return [];
  return [
    {
      path,
      what:
        value instanceof Promise ? 'the function is asynchronous' : `${JSON.stringify(value) ?? String(value)} is not a Kubernetes object`,
      why: 'it adds constructs to the chart it is given, or returns a list of objects with apiVersion, kind and metadata.name',
      fix: value instanceof Promise ? 'return the list itself, without async' : 'add what is missing, or return nothing',
    },
  ];
}
