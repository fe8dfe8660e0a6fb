/** A Python program as text: the bundler and the test runner read the file in. */
declare module '*.py?raw' {
  const text: string;
  export default text;
}
