import { computed, signal } from '@preact/signals'
import { answerOf, api, Failed } from './client.ts'
import type { ScenarioList } from './types.ts'
import { pageLanguage } from './words/index.ts'

/** What the service reads and answers; empty until it has said so. */
export const known = signal<ScenarioList>({ languages: [], scenarios: [] })

/** Asks the service what there is. Quiet where it cannot be asked: the first message tells why. */
export async function learnScenarios (): Promise<void> {
  try {
    known.value = await answerOf(api.GET('/v1/scenarios'))
  } catch (error) {
    if (!(error instanceof Failed)) throw error
  }
}

const titles = computed(() => new Map(known.value.scenarios.map(({ id, languages }) =>
  [id, languages[pageLanguage.value]?.title ?? Object.values(languages)[0]?.title ?? id])))

/** Name of a scenario in the language of the page. */
export const scenarioTitle = (id: string): string => titles.value.get(id) ?? id
