export {
  type Access,
  accessProblems,
  consume,
  declaration,
  describe,
  type NamePattern,
  namePattern,
  type Permission,
  principal,
  produce,
  type Topic,
  type User,
} from './config.js';
