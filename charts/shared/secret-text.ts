const SECRET_KEY =
  /passw(or)?d|secret|passphrase|jaas|token|credential|(access|api)[._-]?key|private[._-]?key|^key$|(ssl|tls|customer|encryption|keystore|licen[cs]e|master)[._-]?key$|basic[._-]auth|redis[._]auth$/i;
/** Keys that look secret by a word in them, and hold a name, a number or a choice. */
const NO_SECRET =
  /key\.(converter|serializer|deserializer|ignore|fields|field|columns|format|subject|type|schemas)|provider|class|\.mechanism|url$|file$|path$|location$|_ms$|\.ms$|algorithm|store\.kafka\.keys|\.name$|secretname|source$|enable|endpoint|iterations|password_encryption|delegation\.token\.(max|expiry)|ssl[._](keystore|truststore|key)[._]credentials$|mapping[._]rules$/i;
/** Variables that name the file a login is read from, e.g. `GOOGLE_APPLICATION_CREDENTIALS`; `…_CREDENTIALS` of another value is a login. */
const NAMES_A_FILE = /credentials$/i;
const PATH = /^\/[\w.-]+(\/[\w.-]+)+$/;
/** Values that say of themselves that nobody asks for them. */
const NO_VALUE = /^(dummy|unused|ignored)$/i;
const REFERENCE = /^\s*(\$\{[^}]*\}|\$[A-Za-z_]\w*|\$\([A-Za-z_]\w*\)|\{\{.*\}\}|<[^>]*>)\s*$/;
const LOGIN_IN_URL = /:\/\/[^/\s:@]+:([^@/\s]+)@|[?&;](password|secret)=([^&;\s]+)/i;
const PASSWORD_IN_JAAS = /password\s*=\s*"?([^\s";]+)/i;
/** Options whose name ends in a secret's, with a value that is no path and no reference; names of Secrets end so as well, and are none. */
const PASSWORD_IN_OPTIONS =
  /(?:-D|--?|--conf[\s=]+["']?)[\w.-]*(?:password|passwd|secret[-_.]?key|api[-_.]?key|token)[=\s]+["']?(?![$"'\s{/-])\S+|(?:^|\s)-u\s*[^\s:$-]+:(?!\$)\S+/i;
/** What a shell is told to remember: `export PGPASSWORD=swordfish`. */
const PASSWORD_IN_SHELL =
  /(?:^|[\s;&|(])[A-Z0-9_]*(?:PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|API_KEY|ACCESS_KEY|SECRET_KEY)=(?!["']?[$`{</])["']?[^\s"';&|]+/;
/** A connection text, `host=db password=swordfish`, or a header, `Authorization: Bearer swordfish`. */
const PASSWORD_IN_TEXT = /(?:^|\s)password=(?![$"'{<(])\S|\bauthorization: *(?:bearer|basic) +(?![$"'{<(])\S/i;
/** What something fills in before the program reads it: a variable, or the word a chart leaves for its init container. */
const VARIABLE = /\$\{|\$\(|\{\{|\bpassword-placeholder(-\d+)?\b/;

/** `literal`: a secret that everybody with the file can read. `reference`: the name of where it is kept. */
export type SecretKind = 'literal' | 'reference';

/** Whether the value of a setting is a secret, and whether it can be read there; nothing for what is none. */
export function secretKind(key: string, value: string): SecretKind | undefined {
  const inUrl = LOGIN_IN_URL.exec(value);
  if (inUrl) return VARIABLE.test(inUrl[1] ?? inUrl[3] ?? '') ? 'reference' : 'literal';
  if (/jaas/i.test(key) || /LoginModule\s+(required|sufficient|requisite|optional)/.test(value)) return jaasKind(value);
  if (lineHoldsSecret(value) || PASSWORD_IN_TEXT.test(value)) return 'literal';
  if (!SECRET_KEY.test(key) || NO_SECRET.test(key) || value.trim() === '') return undefined;
  if (NO_VALUE.test(value.trim()) || (NAMES_A_FILE.test(key) && PATH.test(value.trim()))) return undefined;
  return REFERENCE.test(value) || VARIABLE.test(value) ? 'reference' : 'literal';
}

/** Keys that say by their first letters whose they are: GitHub's, GitLab's, Slack's, Amazon's. */
const KNOWN_KEY = /\b(?:gh[opsur]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|glpat-[\w-]{20,}|xox[abprs]-[\w-]{10,}|(?:AKIA|ASIA)[A-Z0-9]{16})\b/;
/** A login in a connection text of ODBC: `Uid=app;Pwd=swordfish`. */
const PASSWORD_IN_ODBC = /(?:^|[;\s"'])pwd\s*=\s*(?![$"'{<(/])[^\s;]/i;

/** Whether a command line holds a secret in one of its options, in a variable it sets, or in an address. */
export function lineHoldsSecret(line: string): boolean {
  const inUrl = LOGIN_IN_URL.exec(line);
  return (
    PASSWORD_IN_OPTIONS.test(line) ||
    PASSWORD_IN_SHELL.test(line) ||
    KNOWN_KEY.test(line) ||
    PASSWORD_IN_ODBC.test(line) ||
    (inUrl !== null && !VARIABLE.test(inUrl[1] ?? inUrl[3] ?? ''))
  );
}

function jaasKind(value: string): SecretKind | undefined {
  const password = PASSWORD_IN_JAAS.exec(value)?.[1];
  if (password !== undefined) return VARIABLE.test(password) ? 'reference' : 'literal';
  if (REFERENCE.test(value) || VARIABLE.test(value)) return 'reference';
  return /LoginModule\b/.test(value) || value.trim() === '' ? undefined : 'literal';
}
