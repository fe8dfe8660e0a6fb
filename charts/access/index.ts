export {
  type Access,
  consume,
  declaration,
  describe,
  type NamePattern,
  namePattern,
  type Permission,
  principal,
  produce,
  type Rate,
  type Topic,
  type User,
} from './config.js';
export { accessProblems, asUserName, isUserName } from './problems.js';
