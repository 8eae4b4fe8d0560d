import type { ParserReport } from '@/lib/domain/pages/parser-report';
import type { ActId, DeviceId } from './ids';
import type { ImportProgress } from './imports/import-progress';
import { type FilingPreferences, usualPreferences } from './preferences/filing-preferences';
import { type LanguageModel, type LanguageModelUse, unusedLanguageModel } from './preferences/language-model';
import type { ChosenModel, ComingModel } from './preferences/model-preferences';
import { type SitePreferences, usualSitePreferences } from './preferences/site-preferences';
import type { GivenNames } from './proposals/proposal-names';

/** What is kept by name on this device: a person's preferences, and how far the program is with its work. */
export interface Settings extends FilingPreferences {
  sites: SitePreferences;
  /** `null`: the bundled model. */
  model: ChosenModel | null;
  comingModel: ComingModel | null;
  /** `null`: none is asked. */
  languageModel: LanguageModel | null;
  languageModelUse: LanguageModelUse;
  /** Of open proposals. */
  languageModelNames: GivenNames;
  /** Drawn at the first write. */
  deviceId: DeviceId | undefined;
  /** The act that added the sample library last. */
  sample: ActId | undefined;
  /** Papers wait until the person goes on. */
  isFilingPaused: boolean;
  /** `null`: none. */
  importing: ImportProgress | null;
  /** The last page that was not read as it should be; `null` once that was seen. */
  shapeReport: ParserReport | null;
  /** When arXiv may be asked again, milliseconds since 1970, and how often in a row it would not answer. */
  completionPause: { until: number; refusals: number };
  /** How far in the change log, and how finely, proposals were last looked for. */
  proposalsLook: { seq: number; granularity: FilingPreferences['granularity'] } | undefined;
}

/** Each setting until it is written. Fields that a stored object lacks have the value that they have here. */
export const usualSettings: Settings = {
  ...usualPreferences,
  sites: usualSitePreferences,
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
