/**
 * Compiles the measuring tools of test/bench, with the parts of libs and src that they measure, file
 * by file into dist/bench. Apart from the build, so that a measurement never runs on a stale one.
 */
import { transformFile } from '@swc/core';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const out = join(root, 'dist', 'bench');
const measured = ['libs', 'test/bench', 'test/golden', 'src/platform/database/embedded'];

/** Compiles and loads one tool, named by its path in test/bench without the ending. */
export async function loadTool(name) {
  for (const folder of measured) {
    for (const entry of readdirSync(join(root, folder), { recursive: true })) {
      if (!entry.endsWith('.ts') || /\.(spec|d)\.ts$/.test(entry)) continue;
      await compile(join(folder, entry));
    }
  }
  return import(join(out, 'test', 'bench', `${name}.js`));
}

async function compile(file) {
  const { code } = await transformFile(join(root, file), {
    swcrc: false,
    module: { type: 'es6' },
    jsc: { target: 'es2022', parser: { syntax: 'typescript', decorators: true } },
  });
  const target = join(out, file.replace(/\.ts$/, '.js'));
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, code);
}
