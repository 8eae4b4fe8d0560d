import type { PapertreeDatabase } from '@/lib/db/database';
import { readSetting, readSettings } from '@/lib/db/settings-table';
import type { ImportProgress } from '@/lib/domain/imports/import-progress';
import type { ParserReport } from '@/lib/domain/pages/parser-report';
import { type FilingPreferences, filingPreferenceNames } from '@/lib/domain/preferences/filing-preferences';
import type { LanguageModel, LanguageModelUse } from '@/lib/domain/preferences/language-model';
import type { ChosenModel, ComingModel } from '@/lib/domain/preferences/model-preferences';
import type { SitePreferences } from '@/lib/domain/preferences/site-preferences';

/** The person's preferences for filing. */
export function readFilingPreferences(db: PapertreeDatabase): Promise<FilingPreferences> {
  return readSettings(db, filingPreferenceNames);
}

/** The person's preferences for web pages. */
export function readSitePreferences(db: PapertreeDatabase): Promise<SitePreferences> {
  return readSetting(db, 'sites');
}

export async function readImporting(db: PapertreeDatabase): Promise<ImportProgress | null> {
  return readSetting(db, 'importing');
}

/** The model in use (`null`: the bundled one), and the one that is to take over. */
export interface ModelsReading {
  model: ChosenModel | null;
  coming: ComingModel | null;
}

export async function readModels(db: PapertreeDatabase): Promise<ModelsReading> {
  const [model, coming] = await Promise.all([readSetting(db, 'model'), readSetting(db, 'comingModel')]);
  return { model, coming };
}

/** The language model that is asked, `null` for none, and how that goes. */
export interface LanguageModelReading {
  model: LanguageModel | null;
  use: LanguageModelUse;
}

export async function readLanguageModel(db: PapertreeDatabase): Promise<LanguageModelReading> {
  const settings = await readSettings(db, ['languageModel', 'languageModelUse']);
  return { model: settings.languageModel, use: settings.languageModelUse };
}

/** The report of the last page that could not be parsed as expected, until the person dismisses it. */
export async function readParserReport(db: PapertreeDatabase): Promise<ParserReport | null> {
  return readSetting(db, 'shapeReport');
}
