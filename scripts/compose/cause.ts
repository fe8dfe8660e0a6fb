/** What a line of a log says to somebody who has seen it before. The first that fits is told. */
const CAUSES: readonly (readonly [sign: RegExp, cause: string])[] = [
  [/REFUSED: /, 'the start script refused the disk: its message says why and what to do'],
  [/OutOfMemoryError|exit code 137|Killed/, 'it ran out of memory: give it more in the environment (memoryGiB), or the engine more'],
  [/InconsistentClusterId|belongs to cluster/, 'the disk is that of another cluster: "sluice local reset" removes it'],
  [
    /Failed to find any class that implements/,
    'the Connect image lacks the plugin: build the one whose Dockerfile "sluice dockerfile ENV" prints, or name one that holds it',
  ],
  [/connector .* is refused/, "the worker finds the connector's settings wrong: correct the key it names in the pipeline"],
  [/password authentication failed/, 'the database was made with another password: "sluice local reset", or put the old .env back'],
  [/InvalidAccessKeyId|SignatureDoesNotMatch/, 'the keys are not those of the store: was .env changed since it was made?'],
  [/NodeExists/, 'ZooKeeper still remembers the broker, which was killed: it forgets it within 18 s, try again'],
  [/ConfigException/, 'a setting is refused: the line with ConfigException names it'],
  [/UnknownHostException|could not translate host name/, 'a service it talks to is not there: look at the one before it'],
  [/No space left on device/, 'the disk of the engine is full: docker system df shows by what'],
  [/Address already in use|bind: address already in use/, 'the port is taken in the container'],
  [/Permission denied/, 'a volume belongs to another user: "sluice local reset" makes it anew'],
];

/** A likely cause by the last lines of a log; nothing when none is known. */
export const likelyCause = (text: string): string | undefined => CAUSES.find(([sign]) => sign.test(text))?.[1];
