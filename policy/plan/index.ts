export { humanDiff } from './human.js';
export { type DiffReport, type DiffSummary, type ReportedChange, type ReportedField, type ReportedFinding, reportOf } from './report.js';
