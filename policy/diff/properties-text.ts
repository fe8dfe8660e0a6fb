import { propertyLines } from '../facts/properties-file.js';

/** Keys and values of a Java properties file. The last of two equal keys counts. */
export const parseProperties = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    propertyLines(text)
      .filter(({ key }) => key !== '')
      .map(({ key, value }) => [key, value]),
  );
