/** A shell script as text: the bundler and the test runner read the file in. */
declare module '*.sh?raw' {
  const text: string;
  export default text;
}
