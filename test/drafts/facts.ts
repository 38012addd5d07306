export { ALL_FACTS } from '../../src/render/index.ts'
