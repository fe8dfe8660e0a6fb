declare module '*.awk?raw' {
  const text: string;
  export default text;
}
