export { consume, describe, type NamePattern, namePattern, type Permission, produce } from '../shared/index.js';
export { type Access, accessDeclaration, principal, type Topic, type User } from './config.js';
export { accessProblems, asUserName, isUserName } from './problems.js';
