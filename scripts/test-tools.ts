import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** What the tests use beside npm's packages: a real browser and a real Redis, each Debian's package of the same name. */
const TOOLS = [
  { program: process.env.CHROMIUM ?? 'chromium', package: 'chromium' },
  { program: 'redis-server', package: 'redis-server' }
]

const isThere = (program: string): boolean => existsSync(program) || spawnSync('sh', ['-c', 'command -v "$0"', program]).status === 0

/** Installs what is missing where it may (as root on Debian), or says what to install and ends with exit code 1. */
function provide (): void {
  const missing = TOOLS.filter(({ program }) => !isThere(program)).map((tool) => tool.package)
  if (missing.length === 0) return
  const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`
  if (process.getuid?.() !== 0 || !isThere('apt-get')) {
    console.error(`The tests need ${missing.join(' and ')}. On Debian or Ubuntu:\n  sudo ${command}`)
    process.exit(1)
  }
  console.error(`The tests need ${missing.join(' and ')}: ${command}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  execFileSync('apt-get', ['update', '-q'], { stdio: ['ignore', 'ignore', 'inherit'], env })
  execFileSync('sh', ['-c', command], { stdio: ['ignore', 'ignore', 'inherit'], env })
}

provide()
