import { render } from 'preact'
import { Page } from './parts/page.tsx'
import { learnScenarios } from './scenarios.ts'

void learnScenarios()
render(<Page />, document.body)
