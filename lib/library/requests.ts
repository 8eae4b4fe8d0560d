import { backupRequests } from './backups/requests';
import { exportRequests } from './exports/requests';
import { filingRequests } from './filing/requests';
import { historyRequests } from './history/requests';
import { importRequests } from './imports/requests';
import { languageModelRequests } from './language-model/requests';
import { lossRequests } from './loss/requests';
import { pageRequests } from './pages/requests';
import { paperRequests } from './papers/requests';
import { proposalRequests } from './proposals/requests';
import { ruleRequests } from './rules/requests';
import { sampleRequests } from './sample/requests';
import { settingRequests } from './settings/requests';
import { topicRequests } from './topics/requests';

/** Every request about the library, which the use cases answer. */
export const libraryRequests = {
  ...paperRequests,
  ...topicRequests,
  ...pageRequests,
  ...ruleRequests,
  ...proposalRequests,
  ...historyRequests,
  ...importRequests,
  ...exportRequests,
  ...backupRequests,
  ...lossRequests,
  ...sampleRequests,
  ...filingRequests,
  ...languageModelRequests,
  ...settingRequests,
};
