/** A file's bytes in base64: the bundler and the test runner read the file in. */
declare module '*.jar?base64' {
  const base64: string;
  export default base64;
}
