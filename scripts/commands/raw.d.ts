/** A page as text: the bundler and the test runner read the file in. */
declare module '*.md?raw' {
  const text: string;
  export default text;
}
