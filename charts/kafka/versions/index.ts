export { settingOf } from './known-keys.js';
export type { KafkaLine, NewestKafkaLine, SettingModel, SettingModels, SettingScope, UpdateMode, VersionModel } from './model.js';
export { KAFKA_LINES, linesAround, loadModel, SETTING_SCOPES } from './model.js';
export { deprecatedKeys, settingProblems } from './problems.js';
export type { BrokerSettings, ConnectWorkerSettings, ConsumerSettings, ProducerSettings, TopicSettings } from './settings.js';
export { type TokenProblem, tokenProblems } from './token-checks.js';
export { updateMode } from './update-mode.js';
export type { ConfigReference, JaasConfig, PluginValue, Removed } from './words.js';
