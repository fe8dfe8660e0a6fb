import { corpusSet } from './policy/corpus-set.js';

corpusSet();
