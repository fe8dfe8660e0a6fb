export {
  bucketProblems,
  bucketsIdentity,
  OBJECT_STORE_DEFAULTS,
  OBJECT_STORE_PORT,
  type ObjectStoreClient,
  type ObjectStoreConfig,
  type ObjectStoreValues,
  objectStoreIdentity,
  objectStoreProblems,
  objectStoreUrl,
  regionProblems,
} from './config.js';
export {
  OBJECT_STORE_IMAGES,
  type ObjectStoreContract,
  type ObjectStoreImage,
  type ObjectStoreQuestion,
  objectStoreContract,
  objectStoreImage,
  objectStoreImageProblems,
} from './images.js';
export { s3Location } from './store.js';
