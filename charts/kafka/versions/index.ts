export { settingOf } from './known-keys.js';
export type { KafkaLine, SettingModel, SettingModels, SettingScope, UpdateMode, VersionModel } from './model.js';
export { KAFKA_LINES, loadModel, SETTING_SCOPES } from './model.js';
export { deprecatedKeys, settingProblems } from './problems.js';
export type { BrokerSettings, ConnectWorkerSettings, ConsumerSettings, ProducerSettings, TopicSettings } from './settings.js';
export { updateMode } from './update-mode.js';
export type { ConfigReference, JaasConfig, PluginValue, Removed } from './words.js';
