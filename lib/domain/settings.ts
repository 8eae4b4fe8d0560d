import type { ParserReport } from '@/lib/domain/pages/parser-report';
import type { ActId, DeviceId } from './ids';
import type { ImportProgress } from './imports/import-progress';
import { defaultFilingPreferences, type FilingPreferences } from './preferences/filing-preferences';
import { type LanguageModel, type LanguageModelUse, unusedLanguageModel } from './preferences/language-model';
import type { ChosenModel, ComingModel } from './preferences/model-preferences';
import { defaultSitePreferences, type SitePreferences } from './preferences/site-preferences';
import type { GivenNames } from './proposals/names-in-proposal';

/** The settings on this device, by name: the person's preferences and the progress of the program's work. */
export interface Settings extends FilingPreferences {
  sites: SitePreferences;
  /** `null`: the bundled model. */
  model: ChosenModel | null;
  comingModel: ComingModel | null;
  /** `null`: no language model is used. */
  languageModel: LanguageModel | null;
  languageModelUse: LanguageModelUse;
  /** The language model's names for topics of open proposals. */
  languageModelNames: GivenNames;
  /** Created at the first write. */
  deviceId: DeviceId | undefined;
  /** The last act that added the sample library. */
  sample: ActId | undefined;
  /** Whether filing is paused: papers wait until the person resumes it. */
  isFilingPaused: boolean;
  /** The current import; `null` if there is none. */
  importing: ImportProgress | null;
  /** The report about the last page that was not read correctly; `null` once a person has seen it. */
  shapeReport: ParserReport | null;
  /** When requests to arXiv may continue, in milliseconds since 1970, and how many were refused in a row. */
  completionPause: { until: number; refusals: number };
  /** The last change in the log, and the granularity, at the last search for proposals. */
  proposalsLook: { seq: number; granularity: FilingPreferences['granularity'] } | undefined;
}

/** The defaults of all settings. Fields that a stored object lacks also have their value from here. */
export const defaultSettings: Settings = {
  ...defaultFilingPreferences,
  sites: defaultSitePreferences,
  model: null,
  comingModel: null,
  languageModel: null,
  languageModelUse: unusedLanguageModel,
  languageModelNames: {},
  deviceId: undefined,
  sample: undefined,
  isFilingPaused: false,
  importing: null,
  shapeReport: null,
  completionPause: { until: 0, refusals: 0 },
  proposalsLook: undefined,
};
