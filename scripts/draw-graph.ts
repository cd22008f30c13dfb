import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { graph } from '#pipeline/graph.ts';
import { projectRoot } from '#workers/project-root.ts';

/** The flow as a Mermaid picture, from `pipeline/graph.ts`. */
export function drawGraph(): string {
  const lines = graph.map((edge) => {
    const step =
      edge.does === 'human'
        ? `${edge.step.name}([${edge.step.name}<br>${edge.role}])`
        : `${edge.step.name}[${edge.step.name}]`;
    const how =
      edge.does === 'human'
        ? ''
        : edge.does === 'at-once'
          ? '|at once|'
          : edge.does === 'book'
            ? `|whole book, ${edge.queue}|`
            : `|${edge.queue}|`;
    return `  ${edge.after} -->${how} ${step}`;
  });
  return ['```mermaid', 'flowchart TD', ...lines, '```'].join('\n');
}

/** With --write puts it into ARCHITECTURE.md between its marks; else prints it. */
if (process.argv.includes('--write')) {
  const path = join(projectRoot, 'ARCHITECTURE.md');
  const text = readFileSync(path, 'utf8').replace(
    /<!-- graph -->[\s\S]*<!-- \/graph -->/,
    `<!-- graph -->\n${drawGraph()}\n<!-- /graph -->`,
  );
  writeFileSync(path, text);
} else if (process.argv[1]?.endsWith('draw-graph.ts')) {
  console.log(drawGraph());
}
