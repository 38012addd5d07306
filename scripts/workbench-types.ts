import { readFileSync, writeFileSync } from 'node:fs'
import openapiTypes, { astToString, type OpenAPI3 } from 'openapi-typescript'

const DESCRIPTION = new URL('../openapi/openapi.json', import.meta.url)
const TYPES = new URL('../src/workbench/api.d.ts', import.meta.url)

/** The types of the API as TypeScript, from `description` (an OpenAPI document). A field with a default may be left out of a request. */
export const typesOf = async (description: OpenAPI3): Promise<string> => astToString(await openapiTypes(description, { defaultNonNullable: false }))

/** The types that the workbench uses, as openapi/openapi.json has them now. */
export const workbenchTypes = (): Promise<string> => typesOf(JSON.parse(readFileSync(DESCRIPTION, 'utf8')))

/** Writes them where the workbench reads them. */
export async function writeWorkbenchTypes (): Promise<void> {
  writeFileSync(TYPES, await workbenchTypes())
  console.log('src/workbench/api.d.ts is written')
}

if (import.meta.main) await writeWorkbenchTypes()
