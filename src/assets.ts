import { fileURLToPath } from 'node:url'

/** Defined by scripts/build.ts: the bundle has its data folders beside it. */
declare const BUNDLED: true | undefined

const FOLDERS = typeof BUNDLED === 'undefined'
  ? { languages: './languages/', templates: '../templates/', docs: '../node_modules/@fastify/swagger-ui/static/', workbench: '../dist/workbench/' }
  : { languages: './languages/', templates: './templates/', docs: './docs/', workbench: './workbench/' }

export type Assets = keyof typeof FOLDERS

/** Absolute path of a data folder, whether run from the sources or from the bundle, from whatever folder. */
export const assetsFolder = (name: Assets): string => fileURLToPath(new URL(FOLDERS[name], import.meta.url))
