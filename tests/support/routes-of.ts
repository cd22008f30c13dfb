import type { Office } from './office.ts';

/** "GET /api/records/*" for every route under /api. */
export function routesOf({ app }: Office): string[] {
  const lines = app.printRoutes({ commonPrefix: false }).split('\n');
  const path: string[] = [];
  const found: string[] = [];
  for (const line of lines) {
    const [, indent = '', part = '', methods] = /^([│\s]*[├└]── )(\S+)(?: \(([^)]*)\))?/.exec(line) ?? [];
    const depth = indent.length / 4 - 1;
    path.splice(depth, path.length, part);
    const whole = path.join('').replace(/:\w+/g, '*');
    if (!whole.startsWith('/api/')) continue;
    for (const method of methods?.split(', ') ?? []) if (method !== 'HEAD') found.push(`${method} ${whole}`);
  }
  return found;
}
