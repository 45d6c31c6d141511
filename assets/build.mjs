// Builds everything the browser gets into motcua/web/kit/static/motcua.
import { cp, mkdir, rm, writeFile, access } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import * as esbuild from 'esbuild'
import * as sass from 'sass'

const here = dirname(fileURLToPath(import.meta.url))
const out = join(here, '..', 'motcua', 'web', 'kit', 'static', 'motcua')
const packages = join(here, 'node_modules')

const ENTRIES = ['app', 'portal', 'counter', 'desk', 'board']
const SUBSETS = ['latin', 'latin-ext', 'vietnamese']
const WEIGHTS = [400, 600]
const MOJ_IMAGES = ['icon-tag-remove-cross.svg', 'icon-tag-remove-cross-white.svg', 'icon-close-cross-black.svg',
  'icon-toggle-plus-minus.svg', 'icon-document.svg']

async function styles () {
  const { css } = sass.compile(join(here, 'sass', 'app.scss'), {
    loadPaths: [here, packages],
    style: 'compressed',
    quietDeps: true,
    silenceDeprecations: ['if-function']
  })
  const { code } = await esbuild.transform(css, { loader: 'css', minify: true, target: ['chrome90', 'firefox90', 'safari14'] })
  await writeFile(join(out, 'app.css'), code)
}

async function scripts () {
  await esbuild.build({
    entryPoints: ENTRIES.map(name => join(here, 'js', `${name}.js`)),
    outdir: out,
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['es2020'],
    legalComments: 'none',
    logLevel: 'warning'
  })
}

async function fonts () {
  const source = join(packages, '@fontsource', 'be-vietnam-pro')
  await mkdir(join(out, 'fonts'), { recursive: true })
  await cp(join(source, 'LICENSE'), join(out, 'fonts', 'LICENSE'))
  for (const subset of SUBSETS) {
    for (const weight of WEIGHTS) {
      const name = `be-vietnam-pro-${subset}-${weight}-normal.woff2`
      await cp(join(source, 'files', name), join(out, 'fonts', name))
    }
  }
}

async function images () {
  await cp(join(here, 'images'), join(out, 'images'), { recursive: true })
  for (const name of MOJ_IMAGES) {
    await cp(join(packages, '@ministryofjustice', 'frontend', 'moj', 'assets', 'images', name), join(out, 'images', name))
  }
}

// The fonts of the printed papers are looked after beside the papers; their step is one module with a default export.
async function paperFonts () {
  const step = join(here, 'fonts.mjs')
  try { await access(step) } catch { return }
  const { default: copy } = await import(pathToFileURL(step))
  if (copy) await copy()
}

await rm(out, { recursive: true, force: true })
await mkdir(out, { recursive: true })
await Promise.all([styles(), scripts(), fonts(), images(), paperFonts()])
